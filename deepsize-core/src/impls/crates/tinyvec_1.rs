//! `tinyvec` 1: vectors of which short ones lie inline.

use tinyvec::{Array, ArrayVec, TinyVec};

use crate::{MemSize, Tracer};

/// What the elements own.
impl<A: Array<Item: MemSize>> MemSize for ArrayVec<A> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        A::Item::is_flat()
    }
}

/// What the elements own while it is inline; then the block of a vector.
impl<A: Array<Item: MemSize>> MemSize for TinyVec<A> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Inline(inline) => inline.trace(tracer),
            Self::Heap(heap) => heap.trace(tracer),
        }
    }
}
