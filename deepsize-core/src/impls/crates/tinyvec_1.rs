//! `tinyvec` 1: vectors of which short ones lie inline.

use core::mem::needs_drop;

use tinyvec::{Array, ArrayVec, TinyVec};

use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

/// What the elements own, and those in the places that are not in use: there a vector keeps default
/// values, or what was in the array that it was made from.
///
/// An array may be of any type that implements the trait `Array`. A gap if it is none of the
/// language, and may own something besides its elements, such as a box that these lie in.
impl<A: Array<Item: MemSize>> MemSize for ArrayVec<A> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        A::Item::is_flat() && !needs_drop::<A>()
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
        let (present, spare) = (self.as_slice(), self.grab_spare_slice());
        if may_own_more(self) {
            tracer.gap(Gap::Opaque);
            // As places they would be taken for a part of the vector's own bytes.
            let all = present.iter().chain(spare);
            return tracer.hop(|tracer| all.for_each(|element| element.trace_by(how, tracer)));
        }
        tracer.elements_by(present, how);
        tracer.elements_by(spare, how);
    }
}

/// Whether the array may own something besides its elements: it needs a drop, and is not these side
/// by side and nothing else.
#[inline]
fn may_own_more<A: Array>(vector: &ArrayVec<A>) -> bool {
    let inside = || {
        let start = core::ptr::from_ref(vector).addr();
        let elements = vector.as_slice().as_ptr().addr();
        (start..=start.saturating_add(size_of_val(vector))).contains(&elements)
    };
    let elements = A::CAPACITY.saturating_mul(size_of::<A::Item>());
    needs_drop::<A>() && !(size_of::<A>() == elements && inside())
}
