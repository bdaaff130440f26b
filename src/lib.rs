#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(unsafe_code)]

extern crate alloc;

#[doc(hidden)]
pub mod assert;
#[cfg(feature = "derive")]
mod attribute;
#[cfg(feature = "process")]
mod audit;
#[cfg(feature = "report")]
pub mod compare;
#[cfg(feature = "graph")]
pub mod graph;
pub mod guide;
pub mod handles;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "process")]
mod process;
#[cfg(feature = "report")]
pub mod render;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "serde")]
mod schema;
mod size_table;
#[cfg(feature = "snapshot")]
pub mod snapshot;
mod text;
#[cfg(feature = "process")]
mod verify;

#[cfg(feature = "process")]
pub use audit::{
    Audit, AuditError, Auditor, DarkBlock, PhantomBlock, RepeatedBlock, ResizedBlock, Totals, audit,
};
#[cfg(feature = "report")]
pub use compare::{Comparison, ComparisonRow};
#[cfg(feature = "graph")]
pub use graph::OwnerGraph;
pub use handles::{ref_count, total_ref_count};
#[cfg(feature = "json")]
pub use json::JsonError;
#[cfg(feature = "process")]
pub use process::profile::to as profile_to;
#[cfg(feature = "process")]
pub use process::{
    AllocStats, CountingAlloc, InstanceChange, InstanceChanges, InstanceCount, LeakReport,
    LeakRound, LiveCount, LiveInstances, NotInstalled, Profile, Resident, alloc_stats,
    allocated_blocks, allocated_bytes, detect_leaks, detect_process_leaks, live_count,
    live_instances, profile, profile_named, reset_peak, set_profile_handler, thread_alloc_stats,
};
#[cfg(feature = "process-memory")]
pub use process::{ProcessMemory, process_memory};
#[cfg(feature = "report")]
pub use report::Report;
#[cfg(feature = "snapshot")]
pub use snapshot::{Diff, Snapshot};
#[cfg(feature = "process")]
pub use verify::{LayoutError, LayoutMismatch, verify_layout, verify_std_layouts};

#[cfg(feature = "registry")]
pub use mem_size_core::registry;
pub use mem_size_core::{
    Block, BlockAddress, BlockEvent, BlockId, Flat, Gap, GapEvent, Gaps, Inexact, Label, MemSize,
    MemUsage, Ownership, Place, RefCounts, Sink, SizeRow, SizeTable, Tracer, WeakEvent, WeakTarget,
    flat, limits, with,
};
#[cfg(feature = "layout")]
pub use mem_size_core::{HasLayout, TypeLayout, layout_of, type_layout};
#[cfg(feature = "derive")]
pub use mem_size_derive::{MemSize, memory_profile};

#[doc(hidden)]
pub use mem_size_core::__private;
#[cfg(feature = "process")]
#[doc(hidden)]
pub use {audit::assert_exact as __assert_exact, process::profile::written as __profile};
