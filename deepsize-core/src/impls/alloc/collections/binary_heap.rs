//! `alloc::collections::binary_heap`.

use alloc::collections::binary_heap::{BinaryHeap, Drain, IntoIter, Iter, PeekMut};

use crate::impls::{borrowing, hidden, opaque};
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

opaque!({T} IntoIter<T>;);
borrowing!({T} Iter<'_, T>);
borrowing!({T: Ord} PeekMut<'_, T>);
hidden!(Gap::Opaque => {T: MemSize} Drain<'_, T>: T;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for BinaryHeap<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block_of_elements(buffer(self), self.as_slice());
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for BinaryHeap<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.block_of_elements_by(buffer(self), self.as_slice(), how);
    }
}

fn buffer<T>(heap: &BinaryHeap<T>) -> Block {
    let slice = heap.as_slice();
    Block::std_buffer(slice.as_ptr(), slice.len(), heap.capacity())
}
