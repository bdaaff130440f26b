//! `ropey` 1: texts in trees, whose nodes are shared with their clones and tell nothing.

use ropey::{Rope, RopeBuilder, RopeSlice};

use crate::impls::{borrowing, opaque};
use crate::{Block, Gap, MemSize, Tracer};

borrowing!({} RopeSlice<'_>);

opaque!({} RopeBuilder;);

/// At least the text, each byte once however many clones have it, and a gap: the nodes that it lies
/// in are hidden.
impl MemSize for Rope {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.chunks().for_each(|text| tracer.shared_view(Block::holding(text), None));
        tracer.gap(Gap::Opaque);
    }
}
