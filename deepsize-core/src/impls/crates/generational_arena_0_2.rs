//! `generational-arena` 0.2: arenas whose slots are filled again.

use generational_arena::{Arena, Index};

use super::slots::trace_slots_by;
use crate::impls::flat;
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

flat!(Index);

// LAYOUT: the slots are a vector of an enum like this one, filled up to its capacity, but after
// `drain`. From generational-arena 0.2's src/lib.rs (`Entry`, `reserve`); tests/foreign.
#[expect(dead_code, reason = "only its size is of interest")]
enum Slot<T> {
    Free { next_free: Option<usize> },
    Occupied { generation: u64, value: T },
}

/// One block of `capacity()` slots, and a gap: an arena that was drained keeps its block, and says
/// a smaller capacity from then on.
impl<T: MemSize> MemSize for Arena<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Arena<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Capacity);
        let slots = (self.capacity(), size_of::<Slot<T>>());
        trace_slots_by(tracer, slots, || self.iter().map(|(_, value)| value), how);
    }
}
