//! Persistent collections, whose versions share nodes.

use mem_size::{Gap, MemSize, Tracer};
use rpds::{
    HashTrieMap, HashTrieMapSync, HashTrieSet, List, ListSync, Queue, RedBlackTreeMap,
    RedBlackTreeMapSync, RedBlackTreeSet, Stack, Vector, VectorSync,
};

use crate::{at_least, audited, usage};

fn texts(count: u32) -> impl Iterator<Item = String> {
    (0..count).map(|n| n.to_string())
}

/// The blocks are right, and the gap says that others may be hidden.
#[track_caller]
fn exact_but_for_a_gap<T: MemSize>(build: impl FnOnce() -> T) {
    let (value, audit) = audited(build);
    assert!(audit.is_exact(), "{audit}");
    assert!(usage(&value).gaps.count(Gap::Opaque) > 0);
}

#[test]
fn lists_know_their_nodes() {
    exact_but_for_a_gap(List::<String>::new);
    exact_but_for_a_gap(|| texts(50).collect::<List<_>>());
    exact_but_for_a_gap(|| (0..50_u8).collect::<List<_>>());
    exact_but_for_a_gap(|| {
        let mut list = List::<_, archery::ArcK>::new_with_ptr_kind();
        texts(50).for_each(|text| list.push_front_mut(text));
        list
    });
    exact_but_for_a_gap(|| {
        let mut list = ListSync::new_sync();
        texts(50).for_each(|text| list.push_front_mut(text));
        [list.drop_first().unwrap(), list.push_front(String::from("more")), list]
    });
    exact_but_for_a_gap(|| {
        let mut stack = Stack::new();
        texts(50).for_each(|text| stack.push_mut(text));
        stack
    });
    exact_but_for_a_gap(|| texts(50).fold(Queue::new(), |queue, text| queue.enqueue(text)));
    // Both directions lead to the same elements, by nodes of their own.
    at_least(Gap::Opaque, || {
        let list: List<_> = texts(50).collect();
        (list.reverse(), list)
    });
}

#[test]
fn versions_share_their_elements() {
    at_least(Gap::Opaque, Vector::<u64>::new);
    at_least(Gap::Opaque, || texts(500).collect::<Vector<_>>());
    at_least(Gap::Opaque, || {
        let vector: VectorSync<String> = texts(500).collect();
        [vector.push_back(String::from("more")), vector.drop_last().unwrap(), vector]
    });
    let map: HashTrieMap<String, Box<u8>> = texts(500).map(|text| (text, Box::new(7))).collect();
    let more = map.insert(String::from("more"), Box::new(8));
    let mut tracer = Tracer::new();
    tracer.measure(&map);
    let entry = 2 * size_of::<usize>() + size_of::<(String, Box<u8>)>();
    assert_eq!(tracer.measure(&more).heap, entry + "more".len() + 1);
}

#[test]
fn entries_count_with_their_blocks() {
    at_least(Gap::Opaque, HashTrieMap::<String, u8>::new);
    at_least(Gap::Opaque, || texts(200).zip(0_u8..=255).collect::<HashTrieMap<_, _>>());
    at_least(Gap::Opaque, || texts(500).zip(texts(500)).collect::<HashTrieMapSync<_, _>>());
    at_least(Gap::Opaque, || texts(500).collect::<HashTrieSet<_>>());
    at_least(Gap::Opaque, || (0..500_u16).map(|n| ((), n)).collect::<RedBlackTreeMap<_, _>>());
    at_least(Gap::Opaque, || (0..500_u16).zip(texts(500)).collect::<RedBlackTreeMapSync<_, _>>());
    at_least(Gap::Opaque, || texts(500).collect::<RedBlackTreeSet<_>>());
}

/// The types of `im` and of what came after it.
macro_rules! immutable {
    ($im:ident as $module:ident) => {
        mod $module {
            use mem_size::{Gap, MemSize};
            use proptest::collection::vec;
            use proptest::prelude::*;
            use $im::{HashMap, HashSet, OrdMap, OrdSet, Vector};

            use super::texts;
            use crate::{at_least, audited, exact, usage};

            #[test]
            fn vectors_tell_their_elements() {
                exact(Vector::<String>::new);
                let inline = exact(|| [7_u8].into_iter().collect::<Vector<_>>());
                assert!(inline.is_inline());
                let vector = at_least(Gap::Opaque, || (0..10_000_u64).collect::<Vector<_>>());
                assert_eq!(vector.heap_size(), 10_000 * size_of::<u64>());
                at_least(Gap::Opaque, || texts(1000).collect::<Vector<_>>());
                at_least(Gap::Opaque, || {
                    let vector: Vector<_> = texts(1000).collect();
                    let (mut front, back) = vector.clone().split_at(300);
                    front.set(7, String::from("another"));
                    [vector, front, back]
                });
            }

            #[test]
            fn entries_tell_what_they_own() {
                at_least(Gap::Opaque, HashMap::<String, u8>::new);
                at_least(Gap::Opaque, || texts(500).zip(0_u16..).collect::<OrdMap<String, u16>>());
                at_least(Gap::Opaque, || texts(500).collect::<OrdSet<String>>());
                at_least(Gap::Opaque, || texts(500).collect::<HashSet<String>>());
                let maps = at_least(Gap::Opaque, || {
                    let map: HashMap<_, _> = (0..500_u16).zip(texts(500)).collect();
                    [map.update(7, String::from("another")), map.without(&9), map]
                });
                let texts: usize = texts(500).map(|text| text.len()).sum();
                // Where an entry changes, the others of its node are copied.
                assert!(maps.heap_size() < 2 * texts);
                assert_eq!(maps[2].heap_size(), texts);
            }

            proptest! {
                #![proptest_config(ProptestConfig::with_cases(64))]

                /// What is done to the last version of a vector, all of which are kept.
                #[test]
                fn versions_stay_below_the_truth(steps in vec((0..5_u8, 0..300_usize), 0..12)) {
                    let (mut versions, audit) = audited(|| {
                        let mut versions = vec![Vector::new()];
                        for &(step, at) in &steps {
                            let mut next: Vector<String> = versions[versions.len() - 1].clone();
                            match step {
                                0 => next.extend((0..at).map(|n| n.to_string())),
                                1 => (0..at).for_each(|n| next.push_front(n.to_string())),
                                2 => drop(next.split_off(at.min(next.len()))),
                                3 => next = next.take(at.min(next.len())),
                                _ => next.append(versions[at % versions.len()].clone()),
                            }
                            versions.push(next);
                        }
                        versions
                    });
                    prop_assert!(audit.measured.bytes <= audit.allocated.bytes, "{}", audit);
                    prop_assert!(audit.measured.blocks <= audit.allocated.blocks, "{}", audit);
                    let forth = usage(&versions);
                    versions.reverse();
                    prop_assert_eq!(usage(&versions), forth);
                }
            }
        }
    };
}
immutable!(im as im_15);
immutable!(imbl as imbl_7);
