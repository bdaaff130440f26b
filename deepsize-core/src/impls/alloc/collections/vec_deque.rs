//! `alloc::collections::vec_deque`.

use alloc::collections::vec_deque::{Drain, IntoIter, Iter, IterMut, VecDeque};

use crate::impls::{borrowing, hidden, opaque};
use crate::{Block, Gap, MemSize, Tracer};

opaque!({T} IntoIter<T>;);
borrowing!({T} Iter<'_, T>, IterMut<'_, T>);
hidden!(Gap::Opaque => {T: MemSize} Drain<'_, T>: T;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for VecDeque<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let (front, back) = self.as_slices();
        // Elements may begin anywhere in the buffer; where they wrap around, the rest is at its beginning.
        let mut block = Block::std_buffer(back.as_ptr(), self.len(), self.capacity());
        if front.is_empty() {
            block = block.containing(front.as_ptr());
        } else if back.is_empty() {
            block = block.with_elements_until(front.as_ptr_range().end.addr());
        }
        tracer.block_of_elements(block, self);
    }
}
