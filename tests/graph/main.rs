//! Who keeps what: every number is held against what the allocator takes back when the value is
//! really dropped, or against a plain search that leaves the node out.
//!
//! A program of its own, as it installs two counting allocators, one in the other.
#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../support/counting.rs"]
mod counting;

mod alive;
mod by_hand;
mod cycles;
mod dot;
mod large;
mod model;
mod odd;
mod random;
mod snapshot;
mod text;
mod viewer;

use std::alloc::System;

use counting::{Counting, counted};
use mem_size::CountingAlloc;

#[global_allocator]
static ALLOCATOR: CountingAlloc<Counting<System>> = CountingAlloc::wrapping(Counting(System));

/// Bytes that the allocator gets back meanwhile.
fn freed(drop: impl FnOnce()) -> usize {
    let ((), change) = counted(drop);
    usize::try_from(-change.bytes).unwrap_or(0)
}
