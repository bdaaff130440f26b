//! `alloc::collections::binary_heap`.

use alloc::collections::binary_heap::{BinaryHeap, IntoIter};

use crate::impls::opaque;
use crate::{Block, MemSize, Tracer};

opaque!({T} IntoIter<T>;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for BinaryHeap<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let slice = self.as_slice();
        let block = Block::std_buffer(slice.as_ptr(), slice.len(), self.capacity());
        tracer.block_of_elements(block, slice);
    }
}
