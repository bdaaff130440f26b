//! `smol_str` 0.3: strings of which short ones lie inline, and others are shared.

use smol_str::SmolStr;

use crate::{Block, MemSize, Tracer};

/// Nothing for a short or a static string; otherwise the block of an `Arc<str>`, once however many
/// handles there are.
impl MemSize for SmolStr {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.is_heap_allocated() {
            let text = self.as_str();
            tracer.shared(Block::counted(text), || None, |tracer| tracer.pointee(text));
        }
    }
}
