//! What goes on around a value: what the allocator has handed out, what work leaves behind, which
//! values are live, and what the system tells of the process.

mod alloc;
mod current;
mod frames;
mod instances;
pub(crate) mod leaks;
#[cfg(feature = "process-memory")]
mod memory;
pub(crate) mod profile;
mod record;
mod slot;
mod span;
mod stats;
mod total;

pub use alloc::CountingAlloc;
pub use instances::{
    InstanceChange, InstanceChanges, InstanceCount, LiveCount, LiveInstances, live_count,
    live_instances,
};
pub use leaks::{LeakReport, LeakRound, detect_leaks, detect_process_leaks};
#[cfg(feature = "process-memory")]
pub use memory::{ProcessMemory, process_memory};
pub use profile::{Profile, Resident, profile, profile_named, set_profile_handler};
pub(crate) use record::{Backtraces, RecordError, Recorded, Thread, recorded};
pub use stats::{
    AllocStats, NotInstalled, alloc_stats, allocated_blocks, allocated_bytes, reset_peak,
    thread_alloc_stats,
};
