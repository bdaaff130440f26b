//! What entries of caches weigh, held against a counting allocator.
//!
//! A program of its own, as the allocator that it installs knows nothing of the library.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the figures are far below 2^32"
)]

#[path = "../support/counting.rs"]
mod counting;

mod bounded;
mod exclusive;
#[path = "../../examples/byte_bounded_cache/fill.rs"]
mod fill;
mod weighed;
mod weights;

use std::alloc::System;

use counting::{Counting, counted};

#[global_allocator]
static ALLOCATOR: Counting<System> = Counting(System);

/// Bytes that the allocator gets back meanwhile.
fn freed(drop: impl FnOnce()) -> usize {
    let ((), change) = counted(drop);
    usize::try_from(-change.bytes).unwrap_or(0)
}
