//! Containers of other crates, whose contents a function measures.

use std::rc::Rc;

use arrayvec::ArrayVec;
use either::Either;
use once_cell::unsync::OnceCell;
use slab::Slab;
use smallvec::SmallVec;
use thin_vec::ThinVec;
use tinyvec::TinyVec;
use triomphe::{Arc, ThinArc};

use mem_size::{Gap, MemSize, Tracer};

use crate::{at_least, exact, usage};

/// Without an impl.
#[derive(Default, PartialEq, Eq, Hash)]
struct Name(String);

fn name(name: &Name, tracer: &mut Tracer<'_>) {
    tracer.field("0", &name.0);
}

fn some(number: usize) -> Name {
    Name(number.to_string())
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Sequences {
    small: Vec<SmallVec<[Name; 2]>>,
    array: ArrayVec<Name, 4>,
    slab: Slab<Name>,
    thin: ThinVec<Name>,
    tiny: [TinyVec<[Name; 2]>; 2],
}

#[test]
fn sequences_are_exact() {
    exact(|| {
        let mut slab: Slab<Name> = Slab::with_capacity(9);
        let first = slab.insert(some(1));
        slab.insert(some(2));
        slab.remove(first);
        Sequences {
            small: vec![(0..2).map(some).collect(), (0..9).map(some).collect()],
            array: (0..3).map(some).collect(),
            slab,
            thin: (0..5).map(some).collect(),
            tiny: [(0..2).map(some).collect(), (0..5).map(some).collect()],
        }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Places {
    either: Either<Name, Rc<Name>>,
    lock: parking_lot::Mutex<Vec<Name>>,
    reading: parking_lot::RwLock<Name>,
    once: OnceCell<Name>,
    shared: [Arc<Name>; 2],
    thin: ThinArc<Name, Name>,
}

#[test]
fn places_are_exact() {
    exact(|| {
        let shared = Arc::new(some(1));
        Places {
            either: Either::Right(Rc::new(some(1))),
            lock: parking_lot::Mutex::new(vec![some(1)]),
            reading: parking_lot::RwLock::new(some(1)),
            once: OnceCell::with_value(some(1)),
            shared: [shared.clone(), shared],
            thin: ThinArc::from_header_and_iter(some(1), vec![some(2), some(3)].into_iter()),
        }
    });
}

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
