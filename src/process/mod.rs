//! What goes on around a value: what the allocator has handed out, and what the system tells of the process.

mod alloc;
mod current;
#[cfg(feature = "process-memory")]
mod memory;
pub(crate) mod profile;
mod record;
mod slot;
mod span;
mod stats;
mod total;

pub use alloc::CountingAlloc;
#[cfg(feature = "process-memory")]
pub use memory::{ProcessMemory, process_memory};
pub use profile::{Profile, Resident, profile, profile_named, set_profile_handler};
pub use stats::{
    AllocStats, NotInstalled, alloc_stats, allocated_blocks, allocated_bytes, reset_peak,
    thread_alloc_stats,
};
