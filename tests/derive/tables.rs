//! Hash tables of one's own that are named as std's or those of other crates.

use std::hash::{BuildHasher, DefaultHasher};

use mem_size::{Gap, MemSize};

use crate::{exact, text};

/// The second of each kind is generic over all that the first is.
mod own {
    use std::hash::BuildHasher;

    use mem_size::MemSize;

    #[derive(MemSize)]
    pub(crate) struct HashMap<K, V, S, A> {
        pub(crate) entries: Vec<(K, V)>,
        pub(crate) hasher: S,
        pub(crate) allocator: A,
    }

    #[derive(MemSize)]
    pub(crate) struct HashSet<T, S, A> {
        pub(crate) map: HashMap<T, (), S, A>,
    }

    #[derive(MemSize)]
    pub(crate) struct DashMap<K, V, S> {
        pub(crate) shards: Vec<(K, V)>,
        pub(crate) build_hasher: S,
    }

    #[derive(MemSize)]
    pub(crate) struct DashSet<T, S: BuildHasher>(pub(crate) DashMap<T, (), S>, pub(crate) S);

    #[derive(MemSize)]
    pub(crate) struct IndexMap<K, V, S, const N: usize> {
        pub(crate) entries: [Option<(K, V)>; N],
        pub(crate) hasher: S,
    }

    #[derive(MemSize)]
    pub(crate) struct IndexSet<T, S, const N: usize> {
        pub(crate) map: IndexMap<T, (), S, N>,
    }
}

#[test]
fn map_of_ones_own_measures_all_its_arguments() {
    let entries = vec![(7_u8, ())];
    let map = own::HashMap { entries, hasher: String::from("h"), allocator: Box::new(1_u8) };
    assert_eq!(own::HashSet { map }.heap_size(), size_of::<u8>() + "h".len() + size_of::<u8>());
    exact(|| own::IndexSet {
        map: own::IndexMap { entries: [Some((text(), ())), None], hasher: text() },
    });
}

#[test]
fn map_of_ones_own_asks_nothing_of_its_hasher() {
    struct Foreign;
    impl BuildHasher for Foreign {
        type Hasher = DefaultHasher;
        fn build_hasher(&self) -> Self::Hasher {
            DefaultHasher::new()
        }
    }
    let map = || own::DashMap { shards: vec![(text(), ())], build_hasher: Foreign };
    exact(|| own::DashSet(map(), Foreign));
    let owning = own::DashMap { shards: vec![(1_u8, 1_u8)], build_hasher: text() };
    assert_eq!(owning.mem_usage().gaps.count(Gap::Opaque), 1);
}
