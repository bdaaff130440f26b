//! `priority-queue` 2: an index map, and the order of its entries.

use alloc::vec::Vec;

use priority_queue::core_iterators::Iter;
use priority_queue::{DoublePriorityQueue, PriorityQueue};

use super::index_map::trace_index_map;
use crate::impls::trace_hidden;
use crate::{Block, MemSize, Tracer};

/// At least an index map of the elements and their priorities, and two lists of their numbers; and
/// a gap, for only the smallest capacity in it is known.
impl<T: MemSize, P: MemSize + Ord, S> MemSize for PriorityQueue<T, P, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_entries(self.capacity(), self.iter(), tracer);
    }
}

/// As `PriorityQueue`.
impl<T: MemSize, P: MemSize + Ord, S> MemSize for DoublePriorityQueue<T, P, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_entries(self.capacity(), self.iter(), tracer);
    }
}

// LAYOUT: two vectors of words with one for each entry. From priority-queue 2's src/store.rs;
// tests/foreign.
fn trace_entries<T: MemSize, P: MemSize>(
    capacity: usize,
    entries: Iter<'_, T, P>,
    tracer: &mut Tracer<'_>,
) {
    let entries: Vec<(&T, &P)> = entries.collect();
    let numbers = Block::new(entries.len().saturating_mul(size_of::<usize>()));
    tracer.block(numbers.overhead(numbers.size()));
    tracer.block(numbers.overhead(numbers.size()));
    trace_index_map(tracer, capacity, entries.iter().copied());
}
