#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
// On docs.rs, each item says which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(unsafe_code)]

extern crate alloc;

#[doc(hidden)]
pub mod __private;
#[cfg(feature = "process")]
pub mod allocator;
mod assert;
#[cfg(feature = "derive")]
mod attribute;
#[cfg(feature = "process")]
pub mod audit;
pub mod cache;
#[cfg(feature = "report")]
pub mod compare;
#[cfg(feature = "report")]
mod flat_tree;
#[cfg(feature = "graph")]
pub mod graph;
pub mod guide;
pub mod handles;
#[cfg(feature = "process")]
pub mod instances;
#[cfg(feature = "json")]
mod json;
#[cfg(all(feature = "registry", feature = "json"))]
pub mod layouts;
#[cfg(feature = "process")]
pub mod leaks;
#[cfg(feature = "process-memory")]
mod process_memory;
#[cfg(feature = "process")]
pub mod profile;
#[cfg(feature = "report")]
pub mod render;
#[cfg(feature = "report")]
pub mod report;
#[cfg(all(feature = "process", feature = "serde"))]
mod rows;
#[cfg(feature = "report")]
mod size_classes;
mod size_table;
#[cfg(feature = "snapshot")]
pub mod snapshot;
mod sort;
mod text;
#[cfg(feature = "process")]
pub mod verify;

#[cfg(feature = "process")]
pub use allocator::{
    AllocStats, CountingAlloc, NotInstalled, alloc_stats, allocated_blocks, allocated_bytes,
    reset_peak, thread_alloc_stats,
};
#[cfg(feature = "process")]
pub use audit::{Audit, AuditError, Auditor, audit};
#[cfg(feature = "report")]
pub use compare::{Comparison, ComparisonRow};
#[cfg(feature = "graph")]
pub use graph::OwnerGraph;
pub use handles::{ref_count, total_ref_count};
#[cfg(feature = "process")]
pub use instances::{LiveCount, LiveInstances, live_count, live_instances};
#[cfg(feature = "json")]
pub use json::JsonError;
#[cfg(feature = "process")]
pub use leaks::{LeakReport, detect_leaks, detect_process_leaks};
#[cfg(feature = "process-memory")]
pub use process_memory::{ProcessMemory, process_memory};
#[cfg(feature = "process")]
pub use profile::{Profile, profile, profile_named, set_profile_handler, to as profile_to};
#[cfg(feature = "report")]
pub use report::Report;
#[cfg(feature = "report")]
pub use size_classes::SizeClasses;
#[cfg(feature = "snapshot")]
pub use snapshot::{Diff, Snapshot};
#[cfg(feature = "process")]
pub use verify::{LayoutError, verify_layout, verify_std_layouts};

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
