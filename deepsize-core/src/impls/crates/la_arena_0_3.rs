//! `la-arena` 0.3: vectors whose places are typed numbers.

use la_arena::{Arena, ArenaMap, Idx, IdxRange, RawIdx};

use super::elements::trace_elements_by;
use super::slots::{block_of_slots, trace_values_by};
use crate::impls::flat;
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

flat!(RawIdx);
flat!({T} Idx<T>);
flat!({T} IdxRange<T>);

/// At least the elements, and a gap: it does not tell its capacity.
impl<T: MemSize> MemSize for Arena<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Arena<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_elements_by(tracer, self.values().next(), self.values(), how);
    }
}

/// At least the slots up to the last value, and a gap: it does not tell its capacity.
impl<T, V: MemSize> MemSize for ArenaMap<Idx<T>, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }
}

// LAYOUT: the slots are a vector of optional values. From la-arena 0.3's src/map.rs (`ArenaMap`);
// tests/foreign.
impl<T, V: TraceBy<How>, Any: Copy, How: Copy> TraceBy<(Any, How)> for ArenaMap<Idx<T>, V> {
    fn trace_by(&self, (_, how): (Any, How), tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Capacity);
        let last = self.iter().next_back().map(|(index, _)| u32::from(index.into_raw()));
        let Some(last) = last.and_then(|last| usize::try_from(last).ok()) else {
            return;
        };
        let slots = (last.saturating_add(1), size_of::<Option<V>>());
        let block = block_of_slots(slots, self.values().count(), self.values().next());
        trace_values_by(tracer, block, self.values(), how);
    }
}
