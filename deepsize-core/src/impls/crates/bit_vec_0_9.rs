//! `bit-vec` 0.9: vectors of bits.

use bit_vec_0_9::{BitBlock, BitVec};

use crate::{Block, MemSize, Tracer};

/// One block of the words that hold `capacity()` bits.
impl<B: BitBlock> MemSize for BitVec<B> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let words = self.storage();
        tracer.block(Block::buffer(words.as_ptr(), words.len(), self.capacity() / B::bits()));
    }
}
