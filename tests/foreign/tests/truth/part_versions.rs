//! Collections whose versions share nodes, with contents that a function measures.

use mem_size::{Gap, MemSize};

use crate::parts::{Name, name, some};
use crate::{at_least, usage};

macro_rules! immutable {
    ($im:ident as $module:ident) => {
        mod $module {
            use super::*;
            use $im::{HashMap, HashSet, OrdMap, OrdSet, Vector};

            #[derive(MemSize)]
            struct Versions<N: Clone + Ord> {
                vectors: [Vector<N>; 2],
                inline: Vector<Vec<N>>,
                map: HashMap<u16, N>,
                set: HashSet<N>,
                tree: OrdMap<N, Vec<N>>,
                ordered: OrdSet<N>,
            }

            #[derive(MemSize)]
            struct ByParts {
                #[mem_size(with(Name = name))]
                versions: Versions<Name>,
            }

            fn built<N: Clone + Ord + std::hash::Hash>(some: fn(usize) -> N) -> Versions<N> {
                let vector: Vector<N> = (0..300).map(some).collect();
                Versions {
                    vectors: [vector.update(7, some(1000)), vector],
                    inline: [vec![some(1)]].into_iter().collect(),
                    map: (0..99).map(|n| (n, some(n.into()))).collect(),
                    set: (0..99).map(some).collect(),
                    tree: (0..99).map(|n| (some(n), vec![some(n)])).collect(),
                    ordered: (0..99).map(some).collect(),
                }
            }

            #[test]
            fn versions_are_as_ever() {
                let by_parts = at_least(Gap::Opaque, || ByParts { versions: built(some) });
                assert!(by_parts.versions.inline.is_inline());
                assert_eq!(usage(&by_parts), usage(&built(|n| some(n).0)));
            }
        }
    };
}
immutable!(im as im_15);
immutable!(imbl as imbl_7);

mod rpds_1 {
    use super::*;
    use rpds::{HashTrieMap, HashTrieSet, List, RedBlackTreeMapSync, RedBlackTreeSet, VectorSync};

    #[derive(MemSize)]
    struct Versions<N: Ord + std::hash::Hash> {
        lists: [List<N>; 2],
        vector: VectorSync<Vec<N>>,
        map: HashTrieMap<u16, N>,
        set: HashTrieSet<N>,
        tree: RedBlackTreeMapSync<N, Vec<N>>,
        ordered: RedBlackTreeSet<N>,
    }

    #[derive(MemSize)]
    struct ByParts {
        #[mem_size(with(Name = name))]
        versions: Versions<Name>,
    }

    fn built<N: Ord + std::hash::Hash>(some: fn(usize) -> N) -> Versions<N> {
        let list: List<N> = (0..30).map(some).collect();
        Versions {
            lists: [list.push_front(some(1000)), list],
            vector: (0..99).map(|n| vec![some(n)]).collect(),
            map: (0..99).map(|n| (n, some(n.into()))).collect(),
            set: (0..99).map(some).collect(),
            tree: (0..99).map(|n| (some(n), vec![some(n)])).collect(),
            ordered: (0..99).map(some).collect(),
        }
    }

    #[test]
    fn versions_are_as_ever() {
        let by_parts = at_least(Gap::Opaque, || ByParts { versions: built(some) });
        assert_eq!(usage(&by_parts), usage(&built(|n| some(n).0)));
    }
}
