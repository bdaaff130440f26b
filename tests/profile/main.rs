//! Profiles, under the counting allocator; tests run side by side, each on a thread of its own.
//!
//! A program of its own, as all of it needs the feature `profile`.
#![expect(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod calls;
mod drop_order;
mod drop_order_async;
mod drops;
mod futures;
mod handlers;
mod hygiene;
mod lints;
#[cfg(feature = "log-0_4")]
mod log;
mod owned_self;
mod shapes;
#[cfg(feature = "tracing-0_1")]
mod tracing;
mod tree;

use std::hint::black_box;

use mem_size::{AllocStats, CountingAlloc, Profile};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

fn counts(profile: &Profile) -> AllocStats {
    profile.counts.expect("the allocator is installed")
}

/// The numbers of the node with this name.
fn counts_of(profile: &Profile, name: &str) -> AllocStats {
    counts(profile.find(name).unwrap_or_else(|| panic!("no {name} in\n{profile}")))
}

fn block(bytes: usize) -> Vec<u8> {
    black_box(Vec::with_capacity(bytes))
}
