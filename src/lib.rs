#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(unsafe_code)]

#[cfg(feature = "report")]
extern crate alloc;

#[doc(hidden)]
pub mod assert;
#[cfg(feature = "derive")]
mod attribute;
#[cfg(feature = "process")]
mod process;
#[cfg(feature = "report")]
pub mod render;
#[cfg(feature = "report")]
pub mod report;
mod size_table;

#[cfg(feature = "process")]
pub use process::profile::to as profile_to;
#[cfg(feature = "process")]
pub use process::{
    AllocStats, CountingAlloc, NotInstalled, alloc_stats, allocated_blocks, allocated_bytes,
    reset_peak, thread_alloc_stats,
};
#[cfg(feature = "process-memory")]
pub use process::{ProcessMemory, process_memory};
#[cfg(feature = "process")]
pub use process::{Profile, Resident, profile, profile_named, set_profile_handler};
#[cfg(feature = "report")]
pub use report::Report;
pub use size_table::{SizeRow, SizeTable};

#[cfg(feature = "registry")]
pub use mem_size_core::registry;
pub use mem_size_core::{
    Block, BlockEvent, Counts, Flat, Gap, Gaps, Label, MemSize, MemUsage, Place, Sink, Tracer,
    WeakTarget, limits, with,
};
#[cfg(feature = "layout")]
pub use mem_size_core::{HasLayout, TypeLayout, layout_of, type_layout};
#[cfg(feature = "derive")]
pub use mem_size_derive::{MemSize, memory_profile};

#[doc(hidden)]
pub use mem_size_core::__private;
#[cfg(feature = "process")]
#[doc(hidden)]
pub use process::profile::written as __profile;
