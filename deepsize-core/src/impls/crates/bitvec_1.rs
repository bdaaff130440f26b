//! `bitvec` 1: vectors of bits.

use bitvec::array::BitArray;
use bitvec::boxed::BitBox;
use bitvec::mem::bits_of;
use bitvec::order::BitOrder;
use bitvec::store::BitStore;
use bitvec::vec::BitVec;
use bitvec::view::BitViewSized;

use crate::impls::flat;
use crate::{Block, MemSize, Tracer};

flat!({A: BitViewSized, O: BitOrder} BitArray<A, O>);

/// One block of the words that hold `capacity()` bits, and those before the first bit.
impl<T: BitStore, O: BitOrder> MemSize for BitVec<T, O> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        // `capacity()` leaves out the bits of the first word that lie before the first of the
        // vector.
        let head = usize::from(self.as_bitptr().bit().into_inner());
        let words = self.capacity().saturating_add(head) / bits_of::<T>();
        let present = self.as_raw_slice();
        tracer.block(Block::buffer(present.as_ptr(), present.len(), words));
    }
}

/// One block of the words that hold the bits.
///
/// After `force_align` these may be fewer than the block has: the box itself forgets the rest, and
/// tells the allocator a wrong size when it is dropped.
impl<T: BitStore, O: BitOrder> MemSize for BitBox<T, O> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_raw_slice()));
    }
}
