#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

#[cfg(feature = "report")]
extern crate alloc;

#[doc(hidden)]
pub mod assert;
#[cfg(feature = "report")]
pub mod render;
#[cfg(feature = "report")]
pub mod report;
mod size_table;

#[cfg(feature = "report")]
pub use report::Report;

#[cfg(feature = "registry")]
pub use mem_size_core::registry;
pub use mem_size_core::{
    Block, BlockEvent, Counts, Flat, Gap, Gaps, Label, MemSize, MemUsage, Place, Sink, SizeRow,
    SizeTable, Tracer, WeakTarget, limits, with,
};
#[cfg(feature = "layout")]
pub use mem_size_core::{HasLayout, TypeLayout, layout_of, type_layout};
#[cfg(feature = "derive")]
pub use mem_size_derive::MemSize;

#[doc(hidden)]
pub use mem_size_core::__private;
