//! `thin-vec` 0.2: vectors of one pointer.

use thin_vec::ThinVec;

use crate::with::{Own, TraceBy};
use crate::{Block, Gap, MemSize, Tracer};

/// One block of length, capacity and `capacity()` elements; none while nothing was put in.
///
/// A vector of elements without a size does not tell whether it has a block, and leaves a gap.
impl<T: MemSize> MemSize for ThinVec<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for ThinVec<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if size_of::<T>() == 0 {
            return tracer.gap(Gap::Opaque);
        }
        let capacity = self.capacity();
        if capacity == 0 {
            return;
        }
        // The block is there, so that none of this overflows.
        let start = self.as_ptr().addr().wrapping_sub(header::<T>());
        let elements = Block::std_buffer(self.as_ptr(), self.len(), capacity);
        let block = Block::new(elements.size.wrapping_add(header::<T>()))
            .starting_at_address(start)
            .spare(elements.spare)
            .overhead(header::<T>());
        tracer.block_of_elements_by(block, self.as_slice(), how);
    }
}

// LAYOUT: two words, and padding to the alignment of the elements; then these. From thin-vec 0.2's
// src/lib.rs (`layout`), without the feature `gecko-ffi`; tests/foreign.
const fn header<T>() -> usize {
    let words = 2 * size_of::<usize>();
    if align_of::<T>() > words { align_of::<T>() } else { words }
}
