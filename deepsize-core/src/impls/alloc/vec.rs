//! `alloc::vec`.

use alloc::vec::{IntoIter, Vec};

use crate::{Block, MemSize, Tracer};

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for Vec<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block_with(Block::buffer(self.as_ptr(), self.len(), self.capacity()), |tracer| {
            tracer.elements(self.as_slice());
        });
    }
}
