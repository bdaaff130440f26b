//! Maps that are asked from either side.

use std::hash::{BuildHasherDefault, DefaultHasher};

use bimap::{BiBTreeMap, BiHashMap};
use mem_size::{Gap, MemSize};

use crate::parts::{Name, name, some};
use crate::{at_least_somewhere, audited, usage};

type Fixed = BuildHasherDefault<DefaultHasher>;
type Pairs<L, R> = BiHashMap<L, R, Fixed, Fixed>;

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

#[test]
fn maps_from_either_side_that_only_grow_have_all_their_bytes() {
    for length in [0, 1, 3, 4, 8, 100, 3000] {
        let (map, audit) = audited(|| -> Pairs<u32, String> {
            (0..length).map(|n: u32| (n, n.to_string())).collect()
        });
        assert_eq!(audit.measured.bytes, audit.allocated.bytes, "{length}: {audit}");
        assert_eq!(audit.measured.blocks, audit.allocated.blocks, "{length}: {audit}");
        assert_eq!(usage(&map).gaps.total(), 1);
    }
    let (_, audit) = audited(|| -> Pairs<Aligned, ()> { [(Aligned(7), ())].into_iter().collect() });
    assert_eq!(audit.measured.bytes, audit.allocated.bytes, "{audit}");
}

#[test]
fn maps_from_either_side_are_a_lower_bound() {
    at_least_somewhere(Gap::Capacity, BiHashMap::<String, u8>::new);
    at_least_somewhere(Gap::Capacity, || BiHashMap::<u8, u8>::with_capacity(100));
    at_least_somewhere(Gap::Capacity, || {
        let mut map: BiHashMap<u32, String> = (0..200).map(|n| (n, n.to_string())).collect();
        (0..190).for_each(|n| drop(map.remove_by_left(&n)));
        map
    });
    at_least_somewhere(Gap::Capacity, || {
        let mut map: BiHashMap<u32, u32> = (0..200).map(|n| (n, n + 1)).collect();
        // Takes the place of two others.
        assert!(map.insert(7, 9).did_overwrite());
        map
    });
}

#[test]
fn trees_from_either_side_hide_their_nodes() {
    at_least_somewhere(Gap::Opaque, BiBTreeMap::<String, u8>::new);
    let map = at_least_somewhere(Gap::Opaque, || -> BiBTreeMap<u64, String> {
        (0..100).map(|n| (n, n.to_string())).collect()
    });
    let texts: usize = map.right_values().map(String::capacity).sum();
    let counters = 2 * size_of::<usize>();
    let pair = 2 * counters + size_of::<u64>() + size_of::<String>();
    assert_eq!(usage(&map).heap, 100 * pair + texts);
    at_least_somewhere(Gap::Opaque, || -> BiBTreeMap<Aligned, ()> {
        [(Aligned(7), ())].into_iter().collect()
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Maps {
    map: BiHashMap<u16, Name>,
    hashed: BiHashMap<Vec<Name>, u8, Fixed, Fixed>,
    tree: BiBTreeMap<Name, u8>,
}

#[test]
fn pairs_are_measured_part_by_part() {
    let by_parts = at_least_somewhere(Gap::Capacity, || Maps {
        map: (0..50).map(|n| (n, some(n.into()))).collect(),
        hashed: [(vec![some(1)], 1), (vec![some(2)], 2)].into_iter().collect(),
        tree: (0..9).map(|n| (some(n.into()), n)).collect(),
    });
    let text = |n| some(n).0;
    let as_ever: (BiHashMap<_, _>, Pairs<_, _>, BiBTreeMap<_, _>) = (
        (0..50_u16).map(|n| (n, text(n.into()))).collect(),
        [(vec![text(1)], 1_u8), (vec![text(2)], 2)].into_iter().collect(),
        (0..9_u8).map(|n| (text(n.into()), n)).collect(),
    );
    assert_eq!(usage(&by_parts), usage(&as_ever));
    assert_eq!(usage(&by_parts).gaps.total(), 3);
}
