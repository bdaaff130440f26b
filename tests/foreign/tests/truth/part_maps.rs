//! Maps of other crates, whose contents a function measures.

use std::hash::Hash;

use mem_size::{Gap, MemSize};
use slotmap::{DefaultKey, DenseSlotMap, SecondaryMap, SlotMap, SparseSecondaryMap};

use crate::parts::{Name, name, some};
use crate::{at_least, at_least_somewhere, audited, exact, usage};

/// With a hasher of std, so that the same entries make the same table.
type Fixed = std::hash::BuildHasherDefault<std::hash::DefaultHasher>;

macro_rules! hash_tables {
    ($version:ident as $module:ident: $gaps:literal) => {
        mod $module {
            use super::*;
            use $version::{HashMap, HashSet, HashTable};

            #[derive(MemSize)]
            #[mem_size(with(Name = name))]
            struct Tables {
                map: HashMap<u16, Vec<Name>, Fixed>,
                keys: HashMap<Name, String, Fixed>,
                set: HashSet<Name, Fixed>,
                table: HashTable<Name>,
            }

            fn built() -> Tables {
                let mut tables = Tables {
                    map: (0..50).map(|n| (n, vec![some(n.into())])).collect(),
                    keys: (0..9).map(|n| (some(n), n.to_string())).collect(),
                    set: (0..30).map(some).collect(),
                    table: HashTable::new(),
                };
                for n in 0..20 {
                    tables.table.insert_unique(n, some(n as usize), |_| n);
                }
                tables.map.retain(|&n, _| n < 10);
                tables
            }

            #[test]
            fn hash_tables_are_sized_as_ever() {
                if $gaps == 0 {
                    exact(built);
                } else {
                    assert_eq!(usage(&at_least(Gap::Capacity, built)).gaps.total(), $gaps);
                }
            }
        }
    };
}
hash_tables!(hashbrown_0_14 as hashbrown_14: 1);
hash_tables!(hashbrown_0_15 as hashbrown_15: 0);
hash_tables!(hashbrown_0_16 as hashbrown_16: 0);
hash_tables!(hashbrown_0_17 as hashbrown_17: 0);

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Several {
    map: multimap::MultiMap<u16, Name>,
    keys: multimap::MultiMap<Name, Vec<Name>, Fixed>,
}

#[test]
fn maps_to_several_values_are_exact() {
    exact(|| {
        let mut keys = multimap::MultiMap::with_hasher(Fixed::new());
        (0..50).for_each(|n| keys.insert(some(n % 7), vec![some(n)]));
        Several { map: (0..50).map(|n| (n / 3, some(n.into()))).collect(), keys }
    });
}

macro_rules! concurrent_maps {
    ($version:ident as $module:ident) => {
        mod $module {
            use super::*;
            use $version::{DashMap, DashSet};

            #[derive(MemSize)]
            #[mem_size(with(Name = name))]
            struct Maps {
                map: DashMap<u16, Vec<Name>>,
                keys: DashMap<Name, String, Fixed>,
                set: DashSet<Name>,
            }

            #[test]
            fn concurrent_maps_are_exact() {
                let maps = exact(|| Maps {
                    map: (0..500).map(|n| (n, vec![some(n.into())])).collect(),
                    keys: (0..90).map(|n| (some(n), n.to_string())).collect(),
                    set: (0..300).map(some).collect(),
                });
                let writing = maps.map.get_mut(&7);
                assert!(usage(&maps).gaps.count(Gap::Locked) > 0);
                drop(writing);
            }
        }
    };
}
concurrent_maps!(dashmap_5 as dash_5);
concurrent_maps!(dashmap_6 as dash_6);

macro_rules! index_maps {
    ($version:ident as $module:ident: $map:ident, $set:ident) => {
        mod $module {
            use super::*;
            use $version::{$map, $set};

            #[derive(MemSize)]
            struct Maps<N> {
                map: $map<u16, Vec<N>, Fixed>,
                set: $set<N, Fixed>,
            }

            #[derive(MemSize)]
            struct ByParts {
                #[mem_size(with(Name = name))]
                maps: Maps<Name>,
            }

            #[test]
            fn index_maps_are_as_ever() {
                let by_parts = at_least(Gap::Capacity, || ByParts {
                    maps: Maps {
                        map: (0..50).map(|n| (n, vec![some(n.into())])).collect(),
                        set: (0..30).map(some).collect(),
                    },
                });
                let as_ever = Maps {
                    map: (0..50).map(|n| (n, vec![some(n.into()).0])).collect(),
                    set: (0..30).map(|n| some(n).0).collect(),
                };
                assert_eq!(usage(&by_parts), usage(&as_ever));
                assert_eq!(usage(&by_parts).gaps.total(), 2);
            }
        }
    };
}
index_maps!(indexmap_1 as index_1: IndexMap, IndexSet);
index_maps!(indexmap_2 as index_2: IndexMap, IndexSet);
index_maps!(ordermap as order: OrderMap, OrderSet);

macro_rules! linked_maps {
    ($version:ident as $module:ident: $map:ident, $insert:ident, $new:ident, $with:ident) => {
        mod $module {
            use super::*;
            use $version::$map;

            #[derive(MemSize)]
            struct Maps<N: Ord + Hash> {
                map: $map<u16, Vec<N>>,
                keys: $map<N, String, Fixed>,
            }

            #[derive(MemSize)]
            struct ByParts {
                #[mem_size(with(Name = name))]
                maps: Maps<Name>,
                #[mem_size(with(Name = name))]
                map: $map<Name, Name, Fixed>,
            }

            fn built<N: Ord + Hash>(some: fn(usize) -> N) -> Maps<N> {
                let mut maps = Maps { map: $map::$new(), keys: $map::$with(Fixed::default()) };
                (0..50).for_each(|n| drop(maps.map.$insert(n, vec![some(n.into())])));
                (0..9).for_each(|n| drop(maps.keys.$insert(some(n), n.to_string())));
                maps
            }

            #[test]
            fn linked_maps_are_as_ever() {
                let by_parts = at_least_somewhere(Gap::Capacity, || {
                    let mut map = $map::$with(Fixed::default());
                    assert!(map.$insert(some(7), some(100)).is_none());
                    ByParts { maps: built(some), map }
                });
                let mut map = $map::$with(Fixed::default());
                assert!(map.$insert(some(7).0, some(100).0).is_none());
                let as_ever: (_, $map<_, _, Fixed>) = (built(|n| some(n).0), map);
                assert_eq!(usage(&by_parts), usage(&as_ever));
                assert_eq!(usage(&by_parts).gaps.total(), 3);
            }
        }
    };
}
linked_maps!(lru_0_12 as lru_12: LruCache, put, unbounded, unbounded_with_hasher);
linked_maps!(lru_0_16 as lru_16: LruCache, put, unbounded, unbounded_with_hasher);
linked_maps!(lru_0_19 as lru_19: LruCache, put, unbounded, unbounded_with_hasher);
linked_maps!(hashlink as linked: LinkedHashMap, insert, new, with_hasher);
linked_maps!(hashlink_0_12 as linked_12: LinkedHashMap, insert, new, with_hasher);
linked_maps!(linked_hash_map as linked_hash: LinkedHashMap, insert, new, with_hasher);
linked_maps!(priority_queue as queue: PriorityQueue, push, new, with_hasher);
linked_maps!(priority_queue as double_queue: DoublePriorityQueue, push, new, with_hasher);

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Slots {
    map: SlotMap<DefaultKey, Vec<Name>>,
    second: SecondaryMap<DefaultKey, Name>,
}

#[test]
fn slot_maps_are_exact() {
    exact(|| {
        let mut map = SlotMap::new();
        let keys: Vec<_> = (0..50).map(|n| map.insert(vec![some(n)])).collect();
        map.retain(|_, names| names != &[some(7)]);
        Slots { map, second: keys.iter().map(|&key| (key, some(1))).collect() }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct DenseSlots(DenseSlotMap<DefaultKey, Vec<Name>>);

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct SparseSlots(
    SparseSecondaryMap<DefaultKey, Vec<Name>>,
    SparseSecondaryMap<DefaultKey, Name, Fixed>,
);

#[test]
fn dense_and_sparse_slot_maps_are_a_lower_bound() {
    let mut keys = SlotMap::new();
    let keys: Vec<DefaultKey> = (0..50).map(|n: u32| keys.insert(n)).collect();
    let dense = at_least_somewhere(Gap::Capacity, || {
        let mut map = DenseSlotMap::new();
        (0..50).for_each(|n| assert_ne!(map.insert(vec![some(n)]), DefaultKey::default()));
        DenseSlots(map)
    });
    let texts: usize = dense.0.values().flatten().map(|name| name.0.capacity()).sum();
    assert!(dense.heap_size() >= texts + 50 * 2 * size_of::<Vec<Name>>());
    // All is found but what nothing tells of.
    let (sparse, audit) = audited(|| {
        let names = keys.iter().map(|&key| (key, vec![some(1)]));
        let mut with_hasher = SparseSecondaryMap::with_hasher(Fixed::default());
        with_hasher.extend(keys.iter().map(|&key| (key, some(1))));
        SparseSlots(names.collect(), with_hasher)
    });
    assert!(audit.is_exact(), "{audit}");
    assert_eq!(usage(&sparse).gaps.count(Gap::Capacity), 2);
}

macro_rules! graphs {
    ($petgraph:ident as $module:ident) => {
        mod $module {
            use super::*;
            use $petgraph::Directed;
            use $petgraph::graph::{Graph, UnGraph};
            use $petgraph::stable_graph::StableGraph;

            #[derive(MemSize)]
            #[mem_size(with(Name = name))]
            struct Graphs {
                graph: Graph<Name, Vec<Name>>,
                small: Graph<Name, u8, Directed, u8>,
                undirected: UnGraph<(), Name>,
                stable: StableGraph<Name, Vec<Name>, Directed>,
            }

            #[test]
            fn graphs_are_exact() {
                exact(|| {
                    let mut graph = Graph::with_capacity(100, 20);
                    let mut stable = StableGraph::default();
                    for n in 0..30 {
                        let (node, stable_node) =
                            (graph.add_node(some(n)), stable.add_node(some(n)));
                        graph.extend_with_edges([(node, node, vec![some(n)])]);
                        stable.extend_with_edges([(stable_node, stable_node, vec![some(n)])]);
                    }
                    stable.retain_nodes(|_, node| node.index() % 4 > 0);
                    let mut small = Graph::default();
                    assert_eq!(small.add_node(some(1)).index(), 0);
                    Graphs {
                        graph,
                        small,
                        undirected: UnGraph::from_edges([(0, 1, some(1)), (7, 0, some(2))]),
                        stable,
                    }
                });
            }
        }
    };
}
graphs!(petgraph_0_6 as graph_6);
graphs!(petgraph_0_7 as graph_7);
graphs!(petgraph_0_8 as graph_8);
