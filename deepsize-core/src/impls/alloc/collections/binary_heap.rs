//! `alloc::collections::binary_heap`.

use alloc::collections::binary_heap::{BinaryHeap, Drain, IntoIter, Iter, PeekMut};

use crate::impls::{borrowing, hidden, opaque};
use crate::{Block, Gap, MemSize, Tracer};

opaque!({T} IntoIter<T>;);
borrowing!({T} Iter<'_, T>);
borrowing!({T: Ord} PeekMut<'_, T>);
hidden!(Gap::Opaque => {T: MemSize} Drain<'_, T>: T;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for BinaryHeap<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let slice = self.as_slice();
        let block = Block::std_buffer(slice.as_ptr(), slice.len(), self.capacity());
        tracer.block_of_elements(block, slice);
    }
}
