//! Types that tell a part of what they own: whatever was done to them, no more is told than they
//! have, and less only with a gap.

use proptest::prelude::*;

use super::{Element, Steps, at_most, config, honest, pick, steps};

fn headers<T: Element>(steps: &Steps) -> http::HeaderMap<T> {
    let mut map = http::HeaderMap::default();
    for &(step, number) in steps {
        let name: http::HeaderName = format!("x-{}", number % 40).parse().expect("a name");
        match step % 16 {
            0..5 => drop(map.insert(name, T::of(number))),
            5..9 => drop(map.append(name, T::of(number))),
            9..12 => drop(map.remove(name)),
            12 => map.reserve(number.into()),
            13 => drop(map.drain().next()),
            14 if number < 60 => map.clear(),
            15 => map = map.into_iter().filter_map(|(name, value)| Some((name?, value))).collect(),
            _ => map = map.clone(),
        }
    }
    map
}

/// Maps with the methods of std's.
macro_rules! map {
    ($steps:expr, $new:expr, $($rest:tt)*) => {{
        let mut map = $new;
        for &(step, number) in $steps {
            match step % 16 {
                0..7 => drop(map.insert(K::of(number), V::of(step))),
                7..11 => drop(map.remove(&K::of(number))),
                11 if number < 40 => map.clear(),
                12 => {
                    let key = pick(map.iter().map(|(key, _)| key.clone()), number);
                    drop(key.map(|key| map.remove(&key)));
                }
                13 => map = map.clone(),
                step => map!(@rest step, number, map, $($rest)*),
            }
        }
        map
    }};
    (@rest $step:ident, $number:ident, $map:ident, $($method:ident)*) => {
        if $step == 15 {
            $( map!(@one $method $number, $map); )*
        }
    };
    (@one retain $number:ident, $map:ident) => { $map.retain(|_, _| $number % 3 > 0) };
    (@one shrink_to_fit $number:ident, $map:ident) => { $map.shrink_to_fit() };
    (@one reserve $number:ident, $map:ident) => { $map.reserve($number.into()) };
}

trait Key: Element + Eq + std::hash::Hash + Ord {}
impl<T: Element + Eq + std::hash::Hash + Ord> Key for T {}

macro_rules! linked {
    ($($name:ident: $krate:ident, $($method:ident)*;)+) => { $(
        fn $name<K: Key, V: Element>(steps: &Steps) -> $krate::LinkedHashMap<K, V> {
            map!(steps, $krate::LinkedHashMap::new(), $($method)*)
        }
    )+ };
}
linked! {
    linked_9: hashlink_0_9, retain shrink_to_fit;
    linked_10: hashlink, retain shrink_to_fit;
    linked_11: hashlink_0_11, retain shrink_to_fit;
    linked_12: hashlink_0_12, retain shrink_to_fit;
    linked: linked_hash_map, shrink_to_fit;
}

macro_rules! lru {
    ($($name:ident: $krate:ident;)+) => { $(
        fn $name<K: Key, V: Element>(steps: &Steps) -> $krate::LruCache<K, V> {
            let mut cache = $krate::LruCache::unbounded();
            for &(step, number) in steps {
                match step % 16 {
                    0..8 => drop(cache.put(K::of(number), V::of(step))),
                    8..11 => drop(cache.pop(&K::of(number))),
                    11 if number < 40 => cache.clear(),
                    12 => drop(cache.pop_lru()),
                    13 => cache.resize((1 + usize::from(number)).try_into().expect("not 0")),
                    14 => {
                        cache.promote(&K::of(number));
                    }
                    _ => {}
                }
            }
            cache
        }
    )+ };
}
lru! {
    lru_12: lru_0_12;
    lru_16: lru_0_16;
    lru_19: lru_0_19;
}

fn multimap<K: Key, V: Element>(steps: &Steps) -> multimap::MultiMap<K, V> {
    let mut map = multimap::MultiMap::new();
    for &(step, number) in steps {
        match step % 16 {
            0..9 => map.insert(K::of(number % 64), V::of(step)),
            9..12 => drop(map.remove(&K::of(number % 64))),
            12 if number < 40 => map.clear(),
            13 => map.retain(|_, _| number % 3 > 0),
            14 => map.insert_many(K::of(number), (0..9).map(V::of)),
            _ => map = map.clone(),
        }
    }
    map
}

fn hash_bimap<K: Key, V: Key>(steps: &Steps) -> bimap::BiHashMap<K, V> {
    let mut map = bimap::BiHashMap::new();
    for &(step, number) in steps {
        match step % 8 {
            0..4 => drop(map.insert(K::of(number), V::of(step))),
            4 => drop(map.remove_by_left(&K::of(number))),
            5 => drop(map.remove_by_right(&V::of(number))),
            6 if number < 40 => map.shrink_to_fit(),
            7 if number < 40 => map.clear(),
            _ => map.reserve((number % 9).into()),
        }
    }
    map
}

fn tree_bimap<K: Key, V: Key>(steps: &Steps) -> bimap::BiBTreeMap<K, V> {
    let mut map = bimap::BiBTreeMap::new();
    for &(step, number) in steps {
        match step % 8 {
            0..5 => drop(map.insert(K::of(number), V::of(step))),
            5 => drop(map.remove_by_left(&K::of(number))),
            6 => drop(map.remove_by_right(&V::of(number))),
            _ if number < 40 => map.clear(),
            _ => map = map.clone(),
        }
    }
    map
}

macro_rules! priority_queues {
    ($($name:ident: $queue:ident;)+) => { $(
        fn $name<K: Key, V: Key>(steps: &Steps) -> priority_queue::$queue<K, V> {
            let mut queue = priority_queue::$queue::new();
            for &(step, number) in steps {
                match step % 16 {
                    0..8 => drop(queue.push(K::of(number), V::of(step))),
                    8..12 => drop(queue.remove(&K::of(number))),
                    12 if number < 40 => queue.clear(),
                    13 => queue.shrink_to_fit(),
                    14 => queue.reserve(number.into()),
                    _ => queue = queue.clone(),
                }
            }
            queue
        }
    )+ };
}
priority_queues! {
    one_ended: PriorityQueue;
    two_ended: DoublePriorityQueue;
}

macro_rules! fixed_bits {
    ($steps:expr, $krate:ident) => {{
        use $krate::FixedBitSet;
        let mut set = FixedBitSet::with_capacity(0);
        for &(step, number) in $steps {
            let number = usize::from(number) * 5;
            match step % 8 {
                0 => set.grow(number),
                1..4 if number < set.len() => set.insert(number),
                4 => set = FixedBitSet::with_capacity(number),
                5 => set.union_with(&FixedBitSet::with_capacity(number)),
                6 => set.clear(),
                _ => set = set.clone(),
            }
        }
        set
    }};
}

macro_rules! roaring {
    ($steps:expr, $krate:ident) => {{
        use $krate::RoaringBitmap;
        let mut set = RoaringBitmap::new();
        for &(step, number) in $steps {
            let (start, length) =
                (u32::from(number) << (number % 12), u32::from(step) << (step % 6));
            match step % 8 {
                0 => drop(set.insert(start)),
                1..3 => drop(set.insert_range(start..start + length)),
                3 => drop(set.remove_range(start..start + length * 9)),
                4 => set.extend((0..length % 5000).map(|n| n * 17)),
                5 => set &= (start / 2..start * 2 + 1).collect::<RoaringBitmap>(),
                6 => set ^= (0..length * 2).collect::<RoaringBitmap>(),
                _ => set = set.clone(),
            }
        }
        set
    }};
}

macro_rules! big {
    ($steps:expr, $krate:ident) => {{
        let mut value = $krate::BigInt::from(1);
        for &(step, number) in $steps {
            match step % 8 {
                0 => value <<= number,
                1 => value *= i32::from(number) - 100,
                2 => value >>= usize::from(number) * 2,
                3 => value += u64::MAX,
                4 => value -= i64::MAX,
                5 => value = -value,
                6 => value = value.clone() % 1_000_007,
                _ => value = value.pow(1 + u32::from(number % 2)),
            }
        }
        value
    }};
}

macro_rules! graphs {
    ($petgraph:ident) => {
        mod $petgraph {
            use $petgraph::csr::Csr;
            use $petgraph::graphmap::DiGraphMap;
            use $petgraph::matrix_graph::{DiMatrix, NodeIndex};

            use super::{Element, Steps};

            pub(super) fn map<E: Element>(steps: &Steps) -> DiGraphMap<u8, E> {
                let mut graph = DiGraphMap::new();
                for &(step, number) in steps {
                    match number % 4 {
                        0 => drop(graph.add_node(step)),
                        1 => drop(graph.add_edge(step, number, E::of(step))),
                        2 => drop(graph.remove_node(step)),
                        _ => drop(graph.remove_edge(step, number)),
                    }
                }
                graph
            }

            pub(super) fn csr<E: Element>(steps: &Steps) -> Csr<u8, E> {
                let mut graph = Csr::new();
                for &(step, number) in steps {
                    let count = graph.node_count() as u32;
                    match number % 3 {
                        0 => drop(graph.add_node(step)),
                        _ if count > 0 => {
                            let (from, to) = (u32::from(step) % count, u32::from(number) % count);
                            graph.add_edge(from, to, E::of(step));
                        }
                        _ => {}
                    }
                }
                graph
            }

            pub(super) fn matrix<E: Element>(steps: &Steps) -> DiMatrix<u8, E> {
                let mut graph = DiMatrix::default();
                let mut nodes: Vec<NodeIndex> = Vec::new();
                for &(step, number) in steps {
                    let at = |number: u8| {
                        nodes.get(usize::from(number).checked_rem(nodes.len())?).copied()
                    };
                    match (number % 4, at(step), at(number)) {
                        (0, ..) => nodes.push(graph.add_node(step)),
                        (1, Some(node), _) => {
                            nodes.retain(|&other| other != node);
                            graph.remove_node(node);
                        }
                        (_, Some(from), Some(to)) => drop(graph.update_edge(from, to, E::of(step))),
                        _ => {}
                    }
                }
                graph
            }
        }
    };
}
graphs!(petgraph_0_6);
graphs!(petgraph_0_7);
graphs!(petgraph_0_8);

proptest! {
    #![proptest_config(config())]

    #[test]
    fn maps_of_headers_after_any_history_are_a_lower_bound(steps in steps()) {
        honest(|| headers::<String>(&steps));
        honest(|| headers::<u64>(&steps));
        honest(|| headers::<()>(&steps));
        honest(|| headers::<super::Aligned>(&steps));
    }

    #[test]
    fn linked_maps_after_any_history_are_a_lower_bound(steps in steps()) {
        macro_rules! honest_all {
            ($($build:ident),+) => { $(
                honest(|| $build::<String, u64>(&steps));
                honest(|| $build::<u64, ()>(&steps));
                honest(|| $build::<[u8; 3], Option<Box<u16>>>(&steps));
                honest(|| $build::<(), String>(&steps));
            )+ };
        }
        honest_all!(linked_9, linked_10, linked_11, linked_12, linked, lru_12, lru_16, lru_19);
        // Its table is std's: nearly emptied, it may look like a smaller one.
        at_most(|| multimap::<String, u64>(&steps));
        at_most(|| multimap::<u64, ()>(&steps));
        at_most(|| multimap::<[u8; 3], Option<Box<u16>>>(&steps));
    }

    #[test]
    fn maps_both_ways_and_queues_after_any_history_are_a_lower_bound(steps in steps()) {
        macro_rules! honest_all {
            ($($build:ident),+) => { $(
                honest(|| $build::<String, u64>(&steps));
                honest(|| $build::<u64, ()>(&steps));
                honest(|| $build::<[u8; 3], Option<Box<u16>>>(&steps));
                honest(|| $build::<(), String>(&steps));
            )+ };
        }
        honest_all!(hash_bimap, tree_bimap, one_ended, two_ended);
    }

    #[test]
    fn sets_and_numbers_after_any_history_are_a_lower_bound(steps in steps()) {
        honest(|| fixed_bits!(&steps, fixedbitset_0_4));
        honest(|| fixed_bits!(&steps, fixedbitset_0_5));
        honest(|| roaring!(&steps, roaring_0_10));
        honest(|| roaring!(&steps, roaring));
        honest(|| roaring!(&steps, roaring_0_12));
        honest(|| big!(&steps[..steps.len().min(12)], num_bigint_0_4));
        honest(|| big!(&steps[..steps.len().min(12)], num_bigint_0_5));
    }

    #[test]
    fn graphs_that_hide_their_lists_after_any_history_are_a_lower_bound(steps in steps()) {
        macro_rules! honest_all {
            ($($petgraph:ident),+) => { $(
                honest(|| $petgraph::map::<String>(&steps));
                honest(|| $petgraph::csr::<String>(&steps));
                honest(|| $petgraph::csr::<super::Aligned>(&steps));
                honest(|| $petgraph::matrix::<u64>(&steps));
                honest(|| $petgraph::matrix::<Option<Box<u16>>>(&steps));
            )+ };
        }
        honest_all!(petgraph_0_6, petgraph_0_7, petgraph_0_8);
    }
}
