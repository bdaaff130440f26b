//! `camino` 1: paths that are UTF-8.

use camino::{Utf8Path, Utf8PathBuf};

use crate::{Block, Flat, MemSize, Tracer};

/// Its bytes lie inside what holds it.
impl MemSize for Utf8Path {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for Utf8Path {}

/// One block of `capacity()` bytes.
impl MemSize for Utf8PathBuf {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let text = self.as_str();
        tracer.block(Block::buffer(text.as_ptr(), text.len(), self.capacity()));
    }
}
