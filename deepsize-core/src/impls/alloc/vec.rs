//! `alloc::vec`.

use alloc::vec::{Drain, ExtractIf, IntoIter, Splice, Vec};

use crate::impls::{hidden, hidden_function};
use crate::ordered::ordered_by_part;
use crate::with::{Own, TraceBy};
use crate::{Block, Flat, Gap, MemSize, Tracer};

// The buffer is the vector's; the elements left to drain are the iterator's.
hidden!(Gap::Opaque => {I: Iterator<Item: MemSize> + MemSize} Splice<'_, I>: I, I::Item;);
hidden_function!({T: MemSize, F} ExtractIf<'_, T, F>: F, T;);

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for Vec<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block_of_elements(buffer(self), self.as_slice());
    }

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        let block = Block::std_buffer(self.as_ptr(), self.len(), self.capacity());
        tracer.block_of_elements_or_defer(block, self);
    }

    #[inline]
    fn __trace_links<'a>(&'a self, tracer: &mut Tracer<'a>) {
        tracer.block_of_links_or_defer(buffer(self), self);
    }

    ordered_by_part!(T);
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Vec<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.block_of_elements_by(buffer(self), self.as_slice(), how);
    }
}

#[inline]
fn buffer<T>(vec: &Vec<T>) -> Block {
    Block::std_buffer(vec.as_ptr(), vec.len(), vec.capacity())
}

/// What the elements left to drain own; the buffer that they lie in is the vector's.
impl<T: MemSize> MemSize for Drain<'_, T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for Drain<'_, T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Drain<'_, T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if T::__is_flat() {
            return;
        }
        // As places they would be taken for a part of the iterator's own bytes.
        tracer.hop(|tracer| {
            self.as_slice().iter().for_each(|element| element.trace_by(how, tracer));
        });
    }
}

/// The elements left, as part of a block of at least their size, and a gap: where the buffer begins
/// and ends, the iterator does not tell. Elements without a size need no buffer.
impl<T: MemSize> MemSize for IntoIter<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let left = self.as_slice();
        if size_of::<T>() > 0 {
            tracer.gap(Gap::Capacity);
        }
        let block = Block::new(size_of_val(left)).containing(left.as_ptr());
        tracer.block_with(block, move |tracer| tracer.elements(left));
    }

    #[inline]
    fn is_flat() -> bool {
        size_of::<T>() == 0 && T::is_flat()
    }
}
