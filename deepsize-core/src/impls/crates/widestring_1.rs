//! `widestring` 1: strings of 16 and 32 bits.

use widestring::{U16String, U32String, Utf16String, Utf32String};

use crate::{Block, MemSize, Tracer};

/// As the vector inside.
impl MemSize for U16String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}

/// As the vector inside.
impl MemSize for U32String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}

/// One block of `capacity()` units.
impl MemSize for Utf16String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let text = self.as_slice();
        tracer.block(Block::buffer(text.as_ptr(), text.len(), self.capacity()));
    }
}

/// One block of `capacity()` units.
impl MemSize for Utf32String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let text = self.as_slice();
        tracer.block(Block::buffer(text.as_ptr(), text.len(), self.capacity()));
    }
}
