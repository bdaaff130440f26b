//! `slab` 0.4.

use slab::Slab;

use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

// LAYOUT: the entries are a vector of an enum like this one. From slab 0.4's src/lib.rs (`Entry`);
// tests/foreign.
#[expect(dead_code, reason = "only its size is of interest")]
enum Entry<T> {
    Vacant(usize),
    Occupied(T),
}

/// One block of `capacity()` entries.
impl<T: MemSize> MemSize for Slab<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Slab<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let entry = size_of::<Entry<T>>();
        let vacant = self.capacity().saturating_sub(self.len());
        let block = Block::new(self.capacity().saturating_mul(entry))
            .spare(vacant.saturating_mul(entry))
            .overhead(self.len().saturating_mul(entry.saturating_sub(size_of::<T>())));
        let first = self.iter().next().filter(|_| size_of::<T>() > 0);
        let block = match first {
            Some((_, first)) => block.containing(first),
            None => block,
        };
        let elements = self.iter().map(|(_, value)| value);
        tracer.block_of_elements_by(block, elements, how);
    }
}
