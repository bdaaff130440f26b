//! Vectors and sets of bits.

use bitvec::prelude::{BitArray, BitBox, BitVec, Lsb0, Msb0, bitvec};

use mem_size::{Gap, MemSize};

use crate::{at_least, at_least_somewhere, exact, flat};

#[test]
fn bit_vectors_are_exact() {
    flat(&BitArray::<[usize; 2], Lsb0>::ZERO);
    exact(BitVec::<usize, Lsb0>::new);
    exact(|| bitvec![1; 1000]);
    exact(|| BitVec::<u8, Msb0>::with_capacity(77));
    exact(|| BitVec::<usize, Lsb0>::repeat(true, 3));
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

#[test]
fn sets_of_bits_are_at_least_their_bits() {
    at_least(Gap::Capacity, fixedbitset_0_4::FixedBitSet::default);
    at_least(Gap::Capacity, fixedbitset_0_5::FixedBitSet::default);
    for bits in [1, 64, 65, 128, 129, 1000] {
        let set = at_least(Gap::Capacity, || fixedbitset_0_4::FixedBitSet::with_capacity(bits));
        assert!(set.heap_size() >= bits / 8);
        let set = at_least(Gap::Capacity, || fixedbitset_0_5::FixedBitSet::with_capacity(bits));
        assert!(set.heap_size() >= bits / 8);
        at_least(Gap::Capacity, || {
            let mut set = fixedbitset_0_5::FixedBitSet::with_capacity(bits);
            set.grow(bits * 3);
            set
        });
    }
}

macro_rules! compressed {
    ($roaring:ident as $module:ident $(, $optimize:ident)?) => {
        mod $module {
            use $roaring::{RoaringBitmap, RoaringTreemap};

            use super::*;

            #[test]
            fn compressed_sets_are_at_least_their_values() {
                at_least_somewhere(Gap::Capacity, RoaringBitmap::new);
                for step in [1, 2, 100, 10_000] {
                    let set = at_least_somewhere(Gap::Capacity, || -> RoaringBitmap {
                        (0..200_000).step_by(step).collect()
                    });
                    assert!(set.heap_size() > 0);
                }
                at_least_somewhere(Gap::Capacity, || {
                    let mut set: RoaringBitmap = (0..200_000).collect();
                    set.insert(300_000);
                    $( let _ = set.$optimize(); )?
                    set
                });
                at_least_somewhere(Gap::Opaque, || -> RoaringTreemap { (0..100).collect() });
            }

            #[test]
            fn all_numbers_are_measured_without_adding_them_up() {
                let set = at_least_somewhere(Gap::Capacity, RoaringBitmap::full);
                assert!(set.heap_size() >= set.serialized_size());
                // Such a removal leaves a run that ends before it begins.
                at_least_somewhere(Gap::Capacity, || {
                    let mut set: RoaringBitmap = (0..1000).chain(2000..3000).collect();
                    $( let _ = set.$optimize(); )?
                    set.remove_smallest(1000);
                    set
                });
            }

            #[test]
            fn few_values_in_many_places_stay_below_the_truth() {
                at_least_somewhere(Gap::Capacity, || -> RoaringBitmap {
                    (0..1000).map(|n| n << 16).collect()
                });
                for count in [1, 2, 3, 4, 5] {
                    at_least_somewhere(Gap::Capacity, || {
                        let mut set: RoaringBitmap =
                            (0..count).flat_map(|n| (n << 16)..(n << 16) + 100).collect();
                        set.insert(7 << 16);
                        $( let _ = set.$optimize(); )?
                        set
                    });
                }
                at_least_somewhere(Gap::Capacity, || {
                    let mut set: RoaringBitmap = (0..100).collect();
                    set.clear();
                    set
                });
            }
        }
    };
}
compressed!(roaring_0_10 as sets_10);
compressed!(roaring as sets_11, optimize);
compressed!(roaring_0_12 as sets_12, optimize);

macro_rules! plain {
    ($bit_vec:ident, $bit_set:ident) => {{
        use $bit_set::BitSet;
        use $bit_vec::BitVec;
        exact(BitVec::<u32>::default);
        exact(|| BitVec::from_elem(1000, true));
        exact(|| BitVec::with_capacity(77));
        exact(|| {
            let mut bits = BitVec::new();
            (0..333).for_each(|n| bits.push(n % 3 == 0));
            bits.truncate(10);
            bits
        });
        exact(|| -> BitSet { (0..1000).step_by(7).collect() });
        exact(|| BitSet::with_capacity(77));
    }};
}

#[test]
fn plain_bit_vectors_and_sets_are_exact() {
    plain!(bit_vec, bit_set);
    plain!(bit_vec_0_9, bit_set_0_10);
    plain!(bit_vec_0_10, bit_set_0_11);
}
