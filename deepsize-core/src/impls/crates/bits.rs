//! The vectors and sets of bits of all versions of `bit-vec` and `bit-set`.

/// The vector of one version.
macro_rules! bit_vec {
    ($bit_vec:ident) => {
        use $bit_vec::{BitBlock, BitVec};

        use crate::{Block, MemSize, Tracer};

        /// One block of the words that hold `capacity()` bits.
        impl<B: BitBlock> MemSize for BitVec<B> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let (words, capacity) = (self.storage(), self.capacity() / B::bits());
                tracer.block(Block::buffer(words.as_ptr(), words.len(), capacity));
            }
        }
    };
}
pub(super) use bit_vec;

/// The set of one version, on the vector of another crate.
#[cfg(any(feature = "bit-set-0_10", feature = "bit-set-0_11", feature = "bit-set-0_8"))]
macro_rules! bit_set {
    ($bit_set:ident, $bit_vec:ident) => {
        use $bit_set::BitSet;
        use $bit_vec::BitBlock;

        use crate::{MemSize, Tracer};

        /// As the vector of bits inside.
        impl<B: BitBlock> MemSize for BitSet<B> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.get_ref().trace(tracer);
            }
        }
    };
}
#[cfg(any(feature = "bit-set-0_10", feature = "bit-set-0_11", feature = "bit-set-0_8"))]
pub(super) use bit_set;
