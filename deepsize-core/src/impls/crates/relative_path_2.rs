//! `relative-path` 2.

use relative_path::{RelativePath, RelativePathBuf};

use crate::{Block, Flat, Gap, MemSize, Tracer};

/// Its bytes lie inside what holds it.
impl MemSize for RelativePath {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for RelativePath {}

/// A block of at least the text, and a gap: it does not tell its capacity.
impl MemSize for RelativePathBuf {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_str()));
        tracer.gap(Gap::Capacity);
    }
}
