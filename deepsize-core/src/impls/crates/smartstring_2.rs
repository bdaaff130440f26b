//! `smartstring` 2.

use smartstring::{SmartString, SmartStringMode};

use crate::{Block, MemSize, Tracer};

/// One block of `capacity()` bytes, unless the text lies inline.
impl<M: SmartStringMode> MemSize for SmartString<M> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if !self.is_inline() {
            tracer.block(Block::buffer(self.as_ptr(), self.len(), self.capacity()));
        }
    }
}
