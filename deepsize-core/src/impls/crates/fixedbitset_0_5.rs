//! `fixedbitset` 0.5.

use fixedbitset_0_5::FixedBitSet;

use crate::{Block, Gap, MemSize, Tracer};

// LAYOUT: bits are kept in words, or in blocks of 16 bytes and more where there are vector
// instructions. From fixedbitset 0.5's src/block (`SimdBlock`); tests/foreign.
const LEAST: usize = if cfg!(target_feature = "sse2") { 16 } else { size_of::<usize>() };

/// At least the bits, in whole blocks, and a gap: it does not tell its capacity.
impl MemSize for FixedBitSet {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let words = self.as_slice();
        let bytes = size_of_val(words).checked_next_multiple_of(LEAST).unwrap_or(usize::MAX);
        tracer.block(Block::new(bytes).starting_at(words.as_ptr()));
        tracer.gap(Gap::Capacity);
    }
}
