//! `slab` 0.4.

use slab::Slab;

use super::slots::trace_slots_by;
use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

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
        let entries = (self.capacity(), size_of::<Entry<T>>());
        trace_slots_by(tracer, entries, || self.iter().map(|(_, value)| value), how);
    }
}
