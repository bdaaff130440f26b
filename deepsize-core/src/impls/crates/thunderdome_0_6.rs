//! `thunderdome` 0.6: arenas whose slots are filled again.

use core::num::NonZeroU32;

use thunderdome::{Arena, Index};

use super::slots::trace_slots_by;
use crate::impls::flat;
use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

flat!(Index);

// LAYOUT: the slots are a vector of an enum like this one, of two structs. From thunderdome 0.6's
// src/arena.rs (`Entry`); tests/foreign.
#[expect(dead_code, reason = "only its size is of interest")]
enum Slot<T> {
    Occupied(Occupied<T>),
    Empty(Empty),
}

#[expect(dead_code, reason = "only its size is of interest")]
struct Occupied<T> {
    generation: NonZeroU32,
    value: T,
}

#[expect(dead_code, reason = "only its size is of interest")]
struct Empty {
    generation: NonZeroU32,
    next_free: Option<NonZeroU32>,
}

/// One block of `capacity()` slots.
impl<T: MemSize> MemSize for Arena<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Arena<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let slots = (self.capacity(), size_of::<Slot<T>>());
        trace_slots_by(tracer, slots, || self.iter().map(|(_, value)| value), how);
    }
}
