//! Who keeps what: every number is held against what the allocator takes back when the value is really dropped, or against
//! a plain search that leaves the node out.

#[path = "../../examples/support/counting.rs"]
mod counting;

mod by_hand;
mod large;
mod model;
mod random;

use counting::{Counting, live};
use mem_size::CountingAlloc;

#[global_allocator]
static ALLOCATOR: CountingAlloc<Counting> = CountingAlloc::wrapping(Counting);

/// Bytes that the allocator gets back meanwhile.
fn freed(drop: impl FnOnce()) -> usize {
    let before = live().bytes;
    drop();
    usize::try_from(before - live().bytes).unwrap_or(0)
}
