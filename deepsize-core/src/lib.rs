//! The trait, the tracer and the layouts of std's collections behind the `mem-size` crate.
//!
//! Depend on `mem-size` rather than on this crate: it brings the derive macro and the tools that
//! show where the bytes are. This crate is `no_std` with `alloc`; feature `std` (default) adds the
//! impls for std's own types, and `stacker` (default) fresh stack for very deep values.
//!
//! # Compilers
//!
//! Rust 1.88 and later. What came to std since is there when the compiler has it:
//!
//! | from | what |
//! |---|---|
//! | 1.89 | `MemSize` for `std::fs::TryLockError`; `MemSize` and `Flat` for `NonZero<char>` |
//! | 1.94 | a look into `LazyCell` and `LazyLock`, which leave a gap before unless they are flat |
//! | 1.95 | `MemSize` and `Flat` for `core::range::RangeInclusive` and its iterator |
//! | 1.96 | the same for `Range`, `RangeFrom` and `RangeToInclusive` of `core::range` |
//! | 1.98 | `MemSize` and `Flat` for `core::fmt::NumBuffer` |
//! | 1.99 | `MemSize` for `alloc::boxed::BoxedArrayIntoIter` and `core::ffi::VaList` |
//! | 1.100 | `MemSize` for `core::mem::DropGuard`, `alloc::alloc::Global` and `AllocError` |
//!
//! Targets without atomic compare-and-swap, such as `thumbv6m-none-eabi`, have no `Arc`. There the
//! atomics do not implement `MemSize`.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod assert;
mod event;
mod flat;
mod gap;
mod impls;
mod in_words;
mod inexact;
pub mod limits;
mod mem_size;
mod ordered;
#[cfg(feature = "registry")]
pub mod registry;
#[cfg(feature = "serde")]
mod schema;
#[cfg(feature = "serde")]
mod serial;
mod size_table;
mod std_layout;
pub mod type_layout;
mod usage;
mod walk;
pub mod with;

pub use event::{
    BlockAddress, BlockEvent, BlockId, GapEvent, Label, Ownership, Place, RefCounts, Sink,
    WeakEvent,
};
pub use gap::{Gap, Gaps};
pub use inexact::Inexact;
pub use mem_size::{Flat, MemSize};
pub use size_table::{SizeRow, SizeTable};
pub use std_layout::ref_counted::WeakTarget;
pub use type_layout::{HasLayout, TypeLayout, layout_of};
pub use usage::MemUsage;
pub use walk::{Block, Tracer};

#[doc(hidden)]
pub mod __private;
