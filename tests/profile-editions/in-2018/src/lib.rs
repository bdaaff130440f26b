//! Functions with `#[memory_profile]` in edition 2018.
#![cfg(test)]

#[path = "../../../profile/drop_order.rs"]
mod drop_order;
#[path = "../../../profile/drop_order_async.rs"]
mod drop_order_async;
#[path = "../../../profile/drops.rs"]
mod drops;
#[path = "../../../profile/hygiene.rs"]
mod hygiene;

#[global_allocator]
static ALLOC: mem_size::CountingAlloc = mem_size::CountingAlloc::new();
