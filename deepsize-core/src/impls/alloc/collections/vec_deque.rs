//! `alloc::collections::vec_deque`.

use alloc::collections::vec_deque::{Drain, IntoIter, Iter, IterMut, VecDeque};

use crate::impls::{borrowing, hidden, opaque};
use crate::ordered::ordered_by_part;
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

opaque!({T} IntoIter<T>;);
borrowing!({T} Iter<'_, T>, IterMut<'_, T>);
hidden!(Gap::Opaque => {T: MemSize} Drain<'_, T>: T;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for VecDeque<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block_of_elements(buffer(self), self);
    }

    ordered_by_part!(T);
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for VecDeque<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.block_of_elements_by(buffer(self), self, how);
    }
}

/// Elements may begin anywhere in the buffer; where they wrap around, the rest is at its beginning.
#[inline]
fn buffer<T>(deque: &VecDeque<T>) -> Block {
    let (front, back) = deque.as_slices();
    let block = Block::std_buffer(back.as_ptr(), deque.len(), deque.capacity());
    if front.is_empty() {
        block.containing(front.as_ptr())
    } else if back.is_empty() {
        block.with_elements_until(front.as_ptr_range().end.addr())
    } else {
        block
    }
}
