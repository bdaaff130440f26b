//! The iterator of Rust 1.99 over an array in a box.

use alloc::boxed::BoxedArrayIntoIter;

use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

/// One block of `N × size_of::<T>()` bytes, of which those of the elements gone are spare.
impl<T: MemSize, const N: usize> MemSize for BoxedArrayIntoIter<T, N> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        N == 0 || size_of::<T>() == 0 && T::is_flat()
    }
}

impl<T: TraceBy<How>, How: Copy, const N: usize> TraceBy<(How,)> for BoxedArrayIntoIter<T, N> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let left = self.as_slice();
        let block = Block::new(size_of::<[T; N]>());
        let block = block.spare(size_of::<[T; N]>().saturating_sub(size_of_val(left)));
        let block = if left.is_empty() { block } else { block.containing(left.as_ptr()) };
        tracer.block_with(block, move |tracer| tracer.elements_by(left, how));
    }
}
