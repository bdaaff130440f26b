//! `priority-queue` 2: an index map, and the order of its entries.

use alloc::vec::Vec;

use priority_queue::core_iterators::Iter;
use priority_queue::{DoublePriorityQueue, PriorityQueue};

use super::index_map;
use super::unasked::unasked_by_parts;
use crate::impls::trace_hidden;
use crate::with::TraceBy;
use crate::{Block, MemSize, Tracer};

macro_rules! queues {
    ($($queue:ident),+) => { $(
        /// At least an index map of the elements and their priorities, and two lists of their
        /// numbers; and a gap, for only the smallest capacity in it is known.
        impl<T: MemSize, P: MemSize + Ord, S> MemSize for $queue<T, P, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                trace_around(self.capacity(), self.iter(), tracer, |tracer, entries| {
                    tracer.entries(entries.iter().copied());
                });
            }
        }

        impl<T, P, S, A, B> TraceBy<(A, B)> for $queue<T, P, S>
        where
            T: TraceBy<A>,
            P: TraceBy<B> + Ord,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                trace_around(self.capacity(), self.iter(), tracer, |tracer, entries| {
                    tracer.entries_by(entries.iter().copied(), hows);
                });
            }
        }

        unasked_by_parts!({T, P, S} $queue<T, P, S>, [Any]);
    )+ };
}
queues!(PriorityQueue, DoublePriorityQueue);

// LAYOUT: two vectors of words with one for each entry. From priority-queue 2's src/store.rs;
// tests/foreign.
fn trace_around<T, P>(
    capacity: usize,
    entries: Iter<'_, T, P>,
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>, &[(&T, &P)]),
) {
    let entries: Vec<(&T, &P)> = entries.collect();
    let numbers = Block::new(entries.len().saturating_mul(size_of::<usize>()));
    tracer.block(numbers.overhead(numbers.size()));
    tracer.block(numbers.overhead(numbers.size()));
    index_map::trace_around(tracer, capacity, entries.iter().copied(), |tracer| {
        contents(tracer, &entries);
    });
}
