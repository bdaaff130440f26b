//! `HashMap` and `HashSet` that have only grown: every capacity, entry and hasher.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use mem_size::{Gap, MemSize};

use crate::elements::{Element, To64, for_elements};
use crate::exact;
use crate::removals::GROUP_WIDTH;

/// Std's hasher with a fixed seed: of so many tables with a random one, now and then one has a gap
/// beside the right number by chance.
type Fixed = BuildHasherDefault<DefaultHasher>;

/// The bytes themselves, as numbers often hash.
#[derive(Clone, Copy, Default)]
pub(crate) struct Identity(u64);

/// One hash for all.
#[derive(Clone, Copy, Default)]
pub(crate) struct Constant;

/// Only the topmost bits, which choose the tag, not the bucket.
#[derive(Clone, Copy, Default)]
pub(crate) struct HighBits(u64);

impl Hasher for Identity {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes.iter().rev() {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Hasher for Constant {
    fn write(&mut self, _: &[u8]) {}

    fn finish(&self) -> u64 {
        7
    }
}

impl Hasher for HighBits {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(u64::from(byte));
        }
    }

    fn finish(&self) -> u64 {
        self.0 << 57
    }
}

fn grow<K: Element, V: MemSize + Default, S: BuildHasher + Default>(end: usize) {
    grow_to::<K, V, S>(end, |map, live| crate::assert_truth(map, live));
}

/// With a hasher that crowds the entries into a part of the table: they may as well lie in a part
/// of a larger one, after removals. Then the right number may have a gap beside it.
fn grow_crowded<K: Element, V: MemSize + Default, S: BuildHasher + Default>(end: usize) {
    grow_to::<K, V, S>(end, |map, live| {
        let usage = crate::usage(map);
        let is_full = map.len() == map.capacity() && map.len() >= 7;
        // Groups as wide as the smallest table allow for tombstones in one of twice the size.
        let may_be_half = GROUP_WIDTH <= 4 && map.len() <= map.capacity() / 2;
        if usage.is_exact() || map.capacity() <= 28 && !is_full && !may_be_half {
            return crate::assert_truth(map, live);
        }
        let heap = (usage.heap.cast_signed(), usage.blocks.cast_signed());
        assert_eq!(heap, (live.bytes, live.blocks));
        assert_eq!((usage.gaps.count(Gap::Thinned), usage.gaps.total()), (1, 1));
    });
}

fn grow_to<K: Element, V: MemSize + Default, S: BuildHasher + Default>(
    end: usize,
    check: impl Fn(&HashMap<K, V, S>, crate::counting::Live),
) {
    let end = end.min(K::DISTINCT);
    exact(HashMap::<K, V, S>::default);
    let mut map = HashMap::<K, V, S>::default();
    let mut live = crate::counting::Live::default();
    for number in 0..end {
        let ((), grown) = crate::counting::counted(|| {
            map.insert(K::number(number), V::default());
        });
        live.bytes += grown.bytes;
        live.blocks += grown.blocks;
        check(&map, live);
    }
}

fn reserve<T: Element>(capacities: &[usize]) {
    for &capacity in capacities {
        exact(|| HashSet::<T>::with_capacity(capacity));
        let mut set = exact(|| {
            let mut set = HashSet::<T>::with_capacity(capacity);
            set.insert(T::number(capacity));
            set
        });
        set.shrink_to_fit();
        crate::usage(&set);
    }
}

fn entries<T: Element>() {
    grow::<T, (), Fixed>(60);
}

#[test]
fn every_capacity_is_exact() {
    let all: Vec<usize> = (0..2000).collect();
    reserve::<[u8; 1]>(&all);
    reserve::<[u8; 2]>(&all);
    reserve::<[u8; 3]>(&all);
    reserve::<u64>(&all);
    reserve::<[u8; 24]>(&all);
    reserve::<To64<1>>(&all);
    reserve::<[u8; 0]>(&all);
    reserve::<String>(&all);
}

#[test]
fn entries_of_every_size_are_exact_at_every_length() {
    for_elements!(entries());
}

#[test]
fn every_hasher_is_exact_at_every_length() {
    grow::<u64, String, Fixed>(1000);
    grow::<u64, [u8; 1], Fixed>(1000);
    grow_crowded::<u64, u64, BuildHasherDefault<Identity>>(1000);
    grow_crowded::<[u8; 5], u64, BuildHasherDefault<HighBits>>(500);
    grow_crowded::<[u8; 5], String, BuildHasherDefault<Constant>>(200);
}

#[test]
fn maps_are_exact_at_every_length() {
    grow::<[u8; 3], u64, Fixed>(200);
    grow::<u64, [u8; 3], Fixed>(200);
    grow::<To64<1>, u64, Fixed>(200);
    grow::<[u8; 9], (u128, u8), Fixed>(200);
    grow::<[u8; 0], String, Fixed>(200);
}

#[test]
fn collected_cloned_and_extended_tables_are_exact() {
    for len in [0, 1, 3, 4, 7, 8, 14, 15, 28, 29, 500] {
        let numbers = || (0..len).map(|number| (String::number(number), u64::number(number)));
        let map = exact(|| numbers().collect::<HashMap<_, _>>());
        exact(|| map.clone());
        exact(|| map.keys().cloned().collect::<HashSet<_>>());
        exact(|| {
            let mut extended = map.clone();
            extended.extend((len..2 * len).map(|number| (String::number(number), 7)));
            extended
        });
        exact(|| {
            let mut cleared = map.clone();
            cleared.clear();
            cleared
        });
        exact(|| {
            let mut drained = map.clone();
            drop(drained.drain());
            drained
        });
        exact(|| {
            let mut shrunk = map.clone();
            shrunk.reserve(100);
            shrunk.shrink_to_fit();
            shrunk
        });
    }
}

#[test]
fn nested_tables_are_exact() {
    exact(|| {
        let inner = || HashMap::from([(1_u8, vec![String::from("a")]), (2, Vec::new())]);
        HashMap::from([(String::from("a"), inner()), (String::from("b"), inner())])
    });
    exact(|| vec![Some(Box::new(HashSet::from([Box::new(7_u64)]))), None]);
}
