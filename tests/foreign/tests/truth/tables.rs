//! Hash tables, index maps and concurrent maps.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasherDefault, DefaultHasher};

use mem_size::{Gap, MemSize};
use proptest::prelude::*;

use crate::{at_least, at_least_somewhere, audited, exact, usage};

type Fixed = BuildHasherDefault<DefaultHasher>;

#[derive(Clone, Copy, PartialEq, Eq, Hash, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

/// Inserts keys, and takes them out again: what a history does to a table.
#[derive(Clone, Debug)]
enum Step {
    Insert(u16),
    Remove(u16),
    Clear,
    Shrink,
    Reserve(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0..300_u16).prop_map(Step::Insert),
        6 => (0..300_u16).prop_map(Step::Remove),
        1 => Just(Step::Clear),
        1 => Just(Step::Shrink),
        1 => any::<u8>().prop_map(Step::Reserve),
    ];
    prop::collection::vec(step, 0..400)
}

/// A map of texts after these steps.
macro_rules! after {
    ($steps:ident, $map:expr, $remove:ident) => {{
        let mut map = $map;
        for step in &$steps {
            match step {
                Step::Insert(key) => drop(map.insert(key.to_string(), *key)),
                Step::Remove(key) => drop(map.$remove(&key.to_string())),
                Step::Clear => map.clear(),
                Step::Shrink => map.shrink_to_fit(),
                Step::Reserve(more) => map.reserve(usize::from(*more)),
            }
        }
        map
    }};
}

#[test]
fn maps_to_several_values_are_exact() {
    use multimap::MultiMap;
    type Map<K, V> = MultiMap<K, V, Fixed>;
    exact(|| Map::<String, u8>::with_hasher(Fixed::new()));
    exact(|| Map::<u64, u64>::with_capacity_and_hasher(100, Fixed::new()));
    for length in [1, 3, 4, 7, 8, 100, 3000] {
        exact(|| {
            let mut map = Map::with_hasher(Fixed::new());
            (0..length).for_each(|n: u64| map.insert(n / 3, n.to_string()));
            map
        });
    }
    exact(|| {
        let mut map = Map::with_hasher(Fixed::new());
        (0..20).for_each(|n| map.insert(Aligned(n), Aligned(n)));
        (0..20).for_each(|n| map.insert(Aligned(n % 2), Aligned(n)));
        map
    });
    exact(|| {
        let mut map = Map::with_hasher(Fixed::new());
        (0..9).for_each(|_| map.insert((), ()));
        map
    });
    let thinned = || {
        let mut map = Map::with_hasher(Fixed::new());
        (0..200_u16).for_each(|n| map.insert(n, n.to_string()));
        (0..120).for_each(|n| drop(map.remove(&n)));
        map
    };
    exact(thinned);
    assert_eq!(usage(&thinned()).blocks, 1 + 80 + 80);
}

macro_rules! hashbrown {
    ($version:ident as $module:ident) => {
        mod $module {
            use $version::{HashMap, HashSet};

            use super::*;

            #[test]
            fn maps_are_exact() {
                exact(HashMap::<String, u8, Fixed>::default);
                for length in [1, 3, 4, 7, 8, 14, 15, 100, 3000] {
                    exact(|| -> HashMap<u64, String, Fixed> {
                        (0..length).map(|n| (n, n.to_string())).collect()
                    });
                    exact(|| -> HashMap<u8, (), Fixed> {
                        (0..=u8::MAX).take(length as usize).map(|n| (n, ())).collect()
                    });
                }
                exact(|| HashMap::<u64, u64, Fixed>::with_capacity_and_hasher(100, Fixed::new()));
                exact(|| -> HashMap<(), (), Fixed> { [((), ())].into_iter().collect() });
                exact(|| -> HashMap<(), u32, Fixed> { [((), 7)].into_iter().collect() });
                exact(|| -> HashMap<Aligned, String, Fixed> {
                    (0..20).map(|n| (Aligned(n), n.to_string())).collect()
                });
                exact(|| -> HashMap<u8, HashMap<u8, Vec<u8>, Fixed>, Fixed> {
                    let inner = |n| (0..n).map(|m| (m, vec![m; 3])).collect();
                    (0..20).map(|n| (n, inner(n))).collect()
                });
            }

            #[test]
            fn sets_are_exact() {
                exact(HashSet::<String, Fixed>::default);
                for length in [1, 7, 8, 100] {
                    exact(|| -> HashSet<String, Fixed> {
                        (0..length).map(|n| n.to_string()).collect()
                    });
                    exact(|| -> HashSet<u8, Fixed> { (0..length).collect() });
                }
                exact(|| -> HashSet<Aligned, Fixed> { (0..20).map(Aligned).collect() });
            }

            #[test]
            fn hasher_that_owns_is_a_gap() {
                #[derive(Clone, Default)]
                #[expect(dead_code, reason = "it is only owned")]
                struct Owning(Box<u8>, RandomState);
                impl std::hash::BuildHasher for Owning {
                    type Hasher = DefaultHasher;

                    fn build_hasher(&self) -> DefaultHasher {
                        DefaultHasher::new()
                    }
                }
                at_least(Gap::Opaque, HashMap::<u8, u8, Owning>::default);
                at_least(Gap::Opaque, HashSet::<u8, Owning>::default);
            }

            proptest! {
                #![proptest_config(ProptestConfig::with_cases(64))]

                #[test]
                fn maps_after_any_history_are_exact(steps in steps()) {
                    exact(|| after!(steps, HashMap::<String, u16, Fixed>::default(), remove));
                }
            }
        }
    };
}
hashbrown!(hashbrown_0_14 as brown_14);
hashbrown!(hashbrown_0_15 as brown_15);
hashbrown!(hashbrown_0_16 as brown_16);
hashbrown!(hashbrown_0_17 as brown_17);

macro_rules! hash_table {
    ($version:ident, $check:expr) => {{
        use $version::HashTable;
        $check(HashTable::<String>::new);
        $check(|| {
            let mut table = HashTable::with_capacity(20);
            for n in 0..100_u64 {
                table.insert_unique(n.wrapping_mul(0x9E37_79B9_7F4A_7C15), n.to_string(), |text| {
                    text.parse::<u64>().unwrap_or(0).wrapping_mul(0x9E37_79B9_7F4A_7C15)
                });
            }
            table
        });
    }};
}

#[test]
fn bare_tables_are_exact() {
    hash_table!(hashbrown_0_15, exact);
    hash_table!(hashbrown_0_16, exact);
    hash_table!(hashbrown_0_17, exact);
    hash_table!(hashbrown_0_14, |build| at_least(Gap::Capacity, build));
}

#[test]
fn table_tells_spare_room_as_that_of_std_does() {
    let ours: hashbrown_0_16::HashMap<u32, u64, Fixed> = (0..100).map(|n| (n, 0)).collect();
    let std: std::collections::HashMap<u32, u64, Fixed> = (0..100).map(|n| (n, 0)).collect();
    assert_eq!(usage(&ours), usage(&std));
}

macro_rules! index_map {
    ($version:ident as $module:ident) => {
        mod $module {
            use $version::{IndexMap, IndexSet};

            use super::*;

            /// All bytes are found, though nothing tells that they are.
            #[track_caller]
            fn whole<T: MemSize>(build: impl FnOnce() -> T) {
                let (value, audit) = audited(build);
                assert!(audit.is_exact(), "{audit}");
                assert_eq!(usage(&value).gaps.total(), usage(&value).gaps.count(Gap::Capacity));
                assert!(usage(&value).gaps.total() > 0);
            }

            #[test]
            fn grown_maps_are_found_whole() {
                whole(IndexMap::<String, u8, Fixed>::default);
                whole(IndexSet::<String, Fixed>::default);
                for length in [1, 3, 4, 7, 8, 14, 15, 100, 3000] {
                    whole(|| {
                        let mut map = IndexMap::<String, u8, Fixed>::default();
                        (0..length).for_each(|n| assert_eq!(map.insert(n.to_string(), 7), None));
                        map
                    });
                    whole(|| {
                        let mut set = IndexSet::<u16, Fixed>::default();
                        (0..length).for_each(|n| assert!(set.insert(n)));
                        set
                    });
                }
                whole(|| {
                    let mut map = IndexMap::<Aligned, (), Fixed>::default();
                    (0..20).for_each(|n| assert_eq!(map.insert(Aligned(n), ()), None));
                    map
                });
                whole(|| {
                    let mut map = IndexMap::<u16, String, Fixed>::default();
                    (0..100).for_each(|n| drop(map.insert(n, n.to_string())));
                    map.retain(|n, _| n % 3 == 0);
                    map
                });
            }

            proptest! {
                #![proptest_config(ProptestConfig::with_cases(64))]

                #[test]
                fn maps_after_any_history_are_a_lower_bound(steps in steps()) {
                    let empty = IndexMap::<String, u16, Fixed>::default();
                    let build = || after!(steps, empty, swap_remove);
                    let (map, audit) = audited(build);
                    prop_assert!(audit.measured.bytes <= audit.allocated.bytes, "{}", audit);
                    prop_assert!(!map.mem_usage().is_exact() && audit.repeated.is_empty());
                }
            }
        }
    };
}
index_map!(indexmap_1 as index_1);
index_map!(indexmap_2 as index_2);

#[test]
fn clone_of_a_cleared_map_is_no_new_map() {
    let mut map: indexmap_2::IndexMap<u16, u8, Fixed> = (0..20).map(|n| (n, 7)).collect();
    map.clear();
    let (clone, audit) = audited(|| map.clone());
    assert_eq!(clone.capacity(), 0);
    assert!(audit.allocated.bytes > 0, "{audit}");
    assert_eq!(usage(&clone).gaps.count(Gap::Capacity), 1);
}

macro_rules! dashmap {
    ($version:ident as $module:ident) => {
        mod $module {
            use $version::{DashMap, DashSet};

            use super::*;

            #[test]
            fn maps_are_exact() {
                exact(DashMap::<String, u8>::new);
                exact(DashSet::<String>::new);
                for length in [1, 100, 3000] {
                    exact(|| -> DashMap<u64, String> {
                        (0..length).map(|n| (n, n.to_string())).collect()
                    });
                    exact(|| -> DashSet<String> { (0..length).map(|n| n.to_string()).collect() });
                    exact(|| -> DashMap<u64, u8> { (0..length).map(|n| (n, 7)).collect() });
                }
                exact(|| {
                    let map: DashMap<u32, Box<u32>> = (0..500).map(|n| (n, Box::new(n))).collect();
                    map.retain(|n, _| n % 5 == 0);
                    map
                });
                exact(|| {
                    let shared = std::sync::Arc::new(7_u64);
                    let map = DashMap::new();
                    (0..50_u8).for_each(|n| drop(map.insert(n, shared.clone())));
                    map
                });
            }

            #[test]
            fn shard_held_for_writing_is_a_gap() {
                let map: DashMap<u32, String> = (0..500).map(|n| (n, n.to_string())).collect();
                let reading = map.get(&7);
                assert!(usage(&map).is_exact());
                drop(reading);
                let whole = usage(&map);
                let writing = map.get_mut(&7);
                let part = usage(&map);
                assert!(part.heap < whole.heap && part.gaps.count(Gap::Locked) > 0);
                drop(writing);
                let flat: DashMap<u32, u8> = (0..500).map(|n| (n, 7)).collect();
                let writing = flat.get_mut(&7);
                assert_eq!(usage(&flat).gaps.count(Gap::Locked), 1);
                drop(writing);
            }
        }
    };
}
dashmap!(dashmap_5 as dash_5);
dashmap!(dashmap_6 as dash_6);

#[test]
fn ordered_maps_are_as_index_maps() {
    use ordermap::{OrderMap, OrderSet};
    let map = at_least(Gap::Capacity, || {
        let mut map = OrderMap::<String, u8, Fixed>::default();
        (0..100).for_each(|n| assert_eq!(map.insert(n.to_string(), n), None));
        map
    });
    let same: indexmap_2::IndexMap<String, u8, Fixed> =
        (0..100).map(|n| (n.to_string(), n)).collect();
    assert!(map.heap_size() >= same.heap_size());
    at_least(Gap::Capacity, || {
        let mut set = OrderSet::<u16, Fixed>::default();
        (0..100).for_each(|n| assert!(set.insert(n)));
        set
    });
    at_least(Gap::Capacity, OrderSet::<u16, Fixed>::default);
}

#[test]
fn priority_queues_are_index_maps_and_two_lists() {
    use priority_queue::{DoublePriorityQueue, PriorityQueue};
    let queue = at_least_somewhere(Gap::Capacity, || {
        let mut queue = PriorityQueue::<String, u8, Fixed>::with_default_hasher();
        (0..100).for_each(|n| assert_eq!(queue.push(n.to_string(), n), None));
        queue
    });
    let map: indexmap_2::IndexMap<_, _> = queue.clone().into_iter().collect();
    assert!(queue.heap_size() >= map.len() * 2 * size_of::<usize>() + map.heap_size());
    at_least_somewhere(Gap::Capacity, || {
        let mut queue = DoublePriorityQueue::<u16, Box<u8>, Fixed>::with_default_hasher();
        (0..100).for_each(|n| assert_eq!(queue.push(n, Box::new(7)), None));
        (0..90).for_each(|n| assert!(queue.remove(&n).is_some()));
        queue
    });
}

/// Keys in steps fill some parts of a table sooner than others.
#[test]
fn halved_table_with_a_hasher_that_multiplies_is_mostly_found_by_what_is_left() {
    type Set = HashSet<u64, BuildHasherDefault<rustc_hash_1::FxHasher>>;
    let (mut wrong, mut tables) = (0, 0);
    for step in [8, 32, 64, 128, 1000, 4096, 1 << 20] {
        for len in (113..2000_u64).step_by(31) {
            let keys = (0..len).map(|number| number * step);
            let (mut set, audit) = audited(|| keys.clone().collect::<Set>());
            let full = set.capacity();
            for key in keys {
                set.remove(&key);
                if set.capacity() * 2 == full && set.len() >= 24 {
                    let usage = set.mem_usage();
                    let is_right = usage.heap == audit.allocated.bytes;
                    wrong += usize::from(usage.is_exact() && !is_right);
                    tables += 1;
                }
            }
        }
    }
    println!("{wrong} of {tables} are wrong in silence");
    assert!(tables > 100 && wrong * 200 <= tables, "{wrong} of {tables} are wrong in silence");
}
