//! The trait, the tracer and the layouts of std's collections behind the `mem-size` crate.
//!
//! Depend on `mem-size` rather than on this crate: it brings the derive macro and the tools that
//! show where the bytes are. This crate is `no_std` with `alloc`; feature `std` (default) adds the
//! impls for std's own types, and stack growth for very deep values.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod assert;
mod flat;
mod gap;
mod impls;
mod inexact;
mod layout;
pub mod limits;
mod mem_size;
#[cfg(feature = "registry")]
pub mod registry;
mod size_table;
mod trace;
pub mod type_layout;
mod usage;
pub mod with;

pub use gap::{Gap, Gaps};
pub use inexact::Inexact;
pub use layout::counted::WeakTarget;
pub use mem_size::{Flat, MemSize};
pub use size_table::{SizeRow, SizeTable};
pub use trace::{Block, BlockEvent, Counts, Label, Place, Sink, Tracer};
pub use type_layout::{HasLayout, TypeLayout, layout_of};
pub use usage::MemUsage;

#[doc(hidden)]
pub mod __private;
