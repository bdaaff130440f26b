//! `smallvec` 1: vectors of which short ones lie inline.

use smallvec::{Array, SmallVec};

use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

/// Nothing of its own while it is inline; then one block of `capacity()` elements.
impl<A: Array<Item: MemSize>> MemSize for SmallVec<A> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }
}

impl<A: Array<Item: TraceBy<How>>, How: Copy> TraceBy<((How,),)> for SmallVec<A> {
    #[inline]
    fn trace_by(&self, ((how,),): ((How,),), tracer: &mut Tracer<'_>) {
        if self.spilled() {
            let block = Block::std_buffer(self.as_ptr(), self.len(), self.capacity());
            tracer.block_of_elements_by(block, self.as_slice(), how);
        } else {
            tracer.elements_by(self.as_slice(), how);
        }
    }
}
