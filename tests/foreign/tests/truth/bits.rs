//! Vectors and sets of bits.

use bitvec::prelude::{BitArray, BitBox, BitVec, Lsb0, Msb0, bitvec};

use crate::{exact, flat};

#[test]
fn bit_vectors_are_exact() {
    flat(&BitArray::<[u64; 2], Lsb0>::ZERO);
    exact(BitVec::<usize, Lsb0>::new);
    exact(|| bitvec![1; 1000]);
    exact(|| BitVec::<u8, Msb0>::with_capacity(77));
    exact(|| BitVec::<u64, Lsb0>::repeat(true, 3));
    exact(|| {
        let mut bits: BitVec<u16, Msb0> = BitVec::new();
        (0..333).for_each(|n| bits.push(n % 3 == 0));
        bits.truncate(10);
        bits
    });
    let bits = bitvec![u8, Lsb0; 1; 100];
    for head in [0, 3, 7, 8] {
        exact(|| bits.get(head..50).map(|part| part.to_bitvec()));
        exact(|| bits.get(head..head).map(|part| part.to_bitvec()));
        exact(|| bits.get(head..50).map(|part| part.to_bitvec().into_boxed_bitslice()));
    }
    exact(|| BitBox::<u32, Lsb0>::from_boxed_slice(vec![1, 2, 3].into()));
    exact(|| vec![bitvec![1; 100]; 3]);
}
