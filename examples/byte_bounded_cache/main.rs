//! Two caches with a bound of 64 MiB each, weighed by length and by what their entries really take,
//! held against the allocator.
//!
//! ```sh
//! cargo run --release --example byte_bounded_cache
//! ```

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the figures are far below 2^32"
)]

mod fill;

use mem_size::CountingAlloc;

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

const BOUND: usize = 64 << 20;
const MIB: f64 = (1 << 20) as f64;

fn main() {
    let live = || mem_size::allocated_bytes().unwrap_or(0);
    println!("cache        weigher   entries      bound       live      off");
    for filled in fill::fill(BOUND, live) {
        let fill::Filled { cache, weigher, bound, entries, live } = filled;
        let [bound, live] = [bound, live].map(|bytes| format!("{:.1} MiB", bytes as f64 / MIB));
        let off = filled.percent_off();
        println!("{cache:11}  {weigher:8}  {entries:7}  {bound:>9}  {live:>9}  {off:+6.1}%");
    }
}
