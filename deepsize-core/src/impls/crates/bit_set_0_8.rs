//! `bit-set` 0.8: sets of bits.

use bit_set::BitSet;
use bit_vec::BitBlock;

use crate::{MemSize, Tracer};

/// As the vector of bits inside.
impl<B: BitBlock> MemSize for BitSet<B> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.get_ref().trace(tracer);
    }
}
