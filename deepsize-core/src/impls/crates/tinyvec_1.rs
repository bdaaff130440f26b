//! `tinyvec` 1: vectors of which short ones lie inline.

use tinyvec::{Array, ArrayVec, TinyVec};

use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

/// What the elements own, and those in the places that are not in use: there a vector keeps default
/// values, or what was in the array that it was made from.
impl<A: Array<Item: MemSize>> MemSize for ArrayVec<A> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        A::Item::is_flat()
    }
}

/// What the elements own while it is inline; then the block of a vector.
impl<A: Array<Item: MemSize>> MemSize for TinyVec<A> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }
}

impl<A: Array<Item: TraceBy<How>>, How: Copy> TraceBy<((How,),)> for TinyVec<A> {
    fn trace_by(&self, ((how,),): ((How,),), tracer: &mut Tracer<'_>) {
        match self {
            Self::Inline(inline) => inline.trace_by(((how,),), tracer),
            Self::Heap(heap) => heap.trace_by((how,), tracer),
        }
    }
}

impl<A: Array<Item: TraceBy<How>>, How: Copy> TraceBy<((How,),)> for ArrayVec<A> {
    #[inline]
    fn trace_by(&self, ((how,),): ((How,),), tracer: &mut Tracer<'_>) {
        tracer.elements_by(self.as_slice(), how);
        tracer.elements_by(self.grab_spare_slice(), how);
    }
}
