//! `vec_map` 0.8: maps from small numbers.

use vec_map::VecMap;

use super::slots::trace_slots_by;
use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

/// One block of `capacity()` slots.
impl<V: MemSize> MemSize for VecMap<V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

// LAYOUT: the slots are a vector of optional values. From vec_map 0.8's src/lib.rs (`VecMap`);
// tests/foreign.
impl<V: TraceBy<How>, How: Copy> TraceBy<(How,)> for VecMap<V> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let slots = (self.capacity(), size_of::<Option<V>>());
        trace_slots_by(tracer, slots, || self.values(), how);
    }
}
