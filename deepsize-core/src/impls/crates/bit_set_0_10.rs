//! `bit-set` 0.10: sets of bits.

use bit_set_0_10::BitSet;
use bit_vec_0_9::BitBlock;

use crate::{MemSize, Tracer};

/// As the vector of bits inside.
impl<B: BitBlock> MemSize for BitSet<B> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.get_ref().trace(tracer);
    }
}
