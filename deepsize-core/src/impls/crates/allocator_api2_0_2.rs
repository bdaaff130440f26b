//! `allocator-api2` 0.2: vectors and boxes, of the global allocator.

use allocator_api2::boxed::Box;
use allocator_api2::vec::Vec;

use crate::{Block, MemSize, Tracer};

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for Vec<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let block = Block::buffer(self.as_ptr(), self.len(), self.capacity());
        tracer.block_with(block, |tracer| tracer.elements(self.as_slice()));
    }
}

/// One block that holds the value.
impl<T: MemSize + ?Sized> MemSize for Box<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let value: &T = self;
        tracer.block_with(Block::holding(value), |tracer| tracer.pointee(value));
    }
}
