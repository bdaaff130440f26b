//! `fixedbitset` 0.4.

use fixedbitset_0_4::FixedBitSet;

use crate::{Block, Gap, MemSize, Tracer};

/// At least the bits, and a gap: it does not tell its capacity.
impl MemSize for FixedBitSet {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_slice()));
        tracer.gap(Gap::Capacity);
    }
}
