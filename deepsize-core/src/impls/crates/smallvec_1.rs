//! `smallvec` 1: vectors of which short ones lie inline.

use smallvec::{Array, SmallVec};

use crate::{Block, MemSize, Tracer};

/// Nothing of its own while it is inline; then one block of `capacity()` elements.
impl<A: Array<Item: MemSize>> MemSize for SmallVec<A> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.spilled() {
            let block = Block::buffer(self.as_ptr(), self.len(), self.capacity());
            tracer.block_of_elements(block, self.as_slice());
        } else {
            tracer.elements(self.as_slice());
        }
    }
}
