//! `alloc::collections::vec_deque`.

use alloc::collections::vec_deque::{IntoIter, VecDeque};

use crate::impls::opaque;
use crate::{Block, MemSize, Tracer};

opaque!({T} IntoIter<T>;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for VecDeque<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let (front, back) = self.as_slices();
        // Elements may begin anywhere in the buffer.
        let block = Block::buffer(front.as_ptr(), self.len(), self.capacity());
        tracer.block_of::<T>(block.containing(front.as_ptr()), |tracer| {
            tracer.elements(front);
            tracer.elements(back);
        });
    }
}
