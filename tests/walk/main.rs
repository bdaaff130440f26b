//! The walk over a value: what is counted once, which roots lie in blocks, how deep it goes, and
//! what a listener hears of it.
//!
//! A program of its own, as the allocator that it installs knows nothing of the library.

#[path = "../support/counting.rs"]
mod counting;
mod depth;
mod events;
mod followed;
mod inexact;
mod nesting;
mod own_size;
mod owned_and_followed;
mod put_off;
mod roots;
mod sharing;
mod sums;

use std::alloc::System;

use counting::Counting;

#[global_allocator]
static ALLOCATOR: Counting<System> = Counting(System);
