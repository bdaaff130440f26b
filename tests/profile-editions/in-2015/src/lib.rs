//! Functions with `#[memory_profile]` in edition 2015, which has no `async fn`.
#![cfg(test)]

extern crate mem_size;

#[path = "../../../profile/drop_order.rs"]
mod drop_order;
#[path = "../../../profile/drops.rs"]
mod drops;
mod keywords;

#[global_allocator]
static ALLOC: mem_size::CountingAlloc = mem_size::CountingAlloc::new();
