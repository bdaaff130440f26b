//! The counting allocator, and what it has counted: blocks and bytes that are live, in the process
//! and by thread, and the blocks of a piece of work one by one.

mod counting;
pub(crate) mod current;
mod frames;
mod record;
pub(crate) mod slot;
pub(crate) mod span;
pub(crate) mod stats;
pub(crate) mod total;

pub use counting::CountingAlloc;
pub(crate) use record::{Backtraces, RecordError, Recorded, Thread, recorded};
pub use stats::{
    AllocStats, NotInstalled, alloc_stats, allocated_blocks, allocated_bytes, reset_peak,
    thread_alloc_stats,
};
