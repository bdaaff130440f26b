//! `arcstr` 1: shared strings and views into them.

use arcstr::{ArcStr, Substr};

use crate::{Block, MemSize, RefCounts, Tracer};

// LAYOUT: a block is the length, the count and the text, not padded. From arcstr 1's src/arc_str.rs
// (`ThinInner`); tests/foreign.
const HEADER: usize = 2 * size_of::<usize>();

/// Nothing for a static string; otherwise one shared block of length, count and text, counted once
/// however many handles there are.
impl MemSize for ArcStr {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if Self::is_static(self) {
            return;
        }
        let text = self.as_str();
        let block = Block::new(text.len().saturating_add(HEADER))
            .starting_at_address(text.as_ptr().addr().saturating_sub(HEADER))
            .overhead(HEADER);
        let counts = || Some(RefCounts::new(Self::strong_count(self)?, 0));
        tracer.shared(block, counts, |tracer| tracer.pointee(text));
    }
}

/// The string that it is a part of.
impl MemSize for Substr {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.parent().trace(tracer);
    }
}
