//! `alloc::string`.

use alloc::string::String;

use crate::{Block, MemSize, Tracer};

/// One block of `capacity()` bytes.
impl MemSize for String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::buffer(self.as_ptr(), self.len(), self.capacity()));
    }
}
