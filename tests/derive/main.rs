//! What `#[derive(MemSize)]` makes of every shape, option and kind of type, held against the
//! allocator.
//!
//! A program of its own, as it is run by itself with fields in another order (CONTRIBUTING.md).

#![expect(
    dead_code,
    clippy::trivially_copy_pass_by_ref,
    clippy::type_complexity,
    clippy::unused_self,
    reason = "many a type here is only compiled, and odd on purpose"
)]

mod arguments;
mod associated;
mod attributes;
mod auto_traits;
mod below;
mod cells;
#[path = "../support/counting.rs"]
mod counting;
mod defaults;
mod entries;
mod flags;
mod follow;
mod freed;
mod functions;
mod generics;
mod inline;
mod keyed;
mod names;
mod numbers;
mod packed;
mod parts;
mod places;
mod pointers;
mod recursion;
mod shapes;
mod tables;
mod tails;
mod weak;

use std::alloc::System;

use counting::{Counting, counted};
use mem_size::{Gap, MemSize};

#[global_allocator]
static ALLOCATOR: Counting<System> = Counting(System);

/// Builds a value whose heap size and blocks must be what the allocator handed out for it.
#[track_caller]
fn exact<T: MemSize>(build: impl FnOnce() -> T) -> T {
    let (value, live) = counted(build);
    let usage = value.mem_usage();
    assert_eq!(usage.heap.cast_signed(), live.bytes, "bytes of {usage:?}");
    assert_eq!(usage.blocks.cast_signed(), live.blocks, "blocks of {usage:?}");
    assert!(usage.is_exact(), "{}", usage.gaps);
    value
}

/// Builds a value whose heap size must be what was handed out, but which hides something.
#[track_caller]
fn with_gap<T: MemSize>(gap: Gap, build: impl FnOnce() -> T) -> T {
    let (value, live) = counted(build);
    let usage = value.mem_usage();
    assert_eq!(usage.heap.cast_signed(), live.bytes, "bytes of {usage:?}");
    assert_eq!(usage.gaps.total(), usage.gaps.count(gap), "{}", usage.gaps);
    assert!(!usage.is_exact(), "there must be a gap");
    value
}

fn text() -> String {
    String::from("a text that lies on the heap")
}
