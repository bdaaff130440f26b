//! `BTreeMap` and `BTreeSet`, however they came about.

use std::collections::{BTreeMap, BTreeSet};

use crate::counting::counted;
use crate::elements::{Element, To32, To64, for_elements};
use crate::{Numbers, assert_truth, exact};

const LENGTHS: [usize; 14] = [0, 1, 5, 6, 7, 11, 12, 13, 23, 60, 143, 144, 500, 3000];

/// A tree that has been emptied may keep its root leaf, which nobody can see.
#[track_caller]
fn exact_unless_emptied<K: Element, V: Element>(build: impl FnOnce() -> BTreeMap<K, V>) {
    let (map, live) = counted(build);
    if map.is_empty() {
        assert!(live.blocks <= 1 && crate::usage(&map).blocks == 0);
    } else {
        assert_truth(&map, live);
    }
}

fn built<K: Element, V: Element>(len: usize) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for number in 0..len.min(K::DISTINCT) {
        map.insert(K::number(number), V::number(number));
    }
    map
}

fn shuffled(len: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..len).collect();
    let mut random = Numbers(len as u64 + 1);
    (1..len).for_each(|place| numbers.swap(place, random.below(place + 1)));
    numbers
}

fn all_ways<K: Element, V: Element>(len: usize) {
    let len = len.min(K::DISTINCT);
    let pair = |number: usize| (K::number(number), V::number(number));
    let order = shuffled(len);
    exact(|| built::<K, V>(len));
    exact(|| (0..len).map(pair).collect::<BTreeMap<_, _>>());
    exact(|| (0..len).map(K::number).collect::<BTreeSet<_>>());
    let insert = |order: &mut dyn Iterator<Item = usize>| {
        let mut map = BTreeMap::new();
        for number in order {
            map.entry(K::number(number)).or_insert_with(|| V::number(number));
        }
        map
    };
    exact(|| insert(&mut (0..len).rev()));
    exact(|| insert(&mut order.iter().copied()));
    let random = || insert(&mut order.iter().copied());
    exact(|| random().clone());
    exact_unless_emptied(|| {
        let mut map = random();
        let mut other: BTreeMap<K, V> = (len..len + len / 2).map(pair).collect();
        map.append(&mut other);
        map
    });
    exact_unless_emptied(|| random().split_off(&K::number(len / 3)));
    exact_unless_emptied(|| {
        let mut map = random();
        drop(map.split_off(&K::number(len / 3)));
        map
    });
    thinned(len, &order, random);
}

fn thinned<K: Element, V: Element>(
    len: usize,
    order: &[usize],
    random: impl Fn() -> BTreeMap<K, V>,
) {
    exact_unless_emptied(|| {
        let mut map = random();
        let mut nth = 0;
        map.retain(|_, _| {
            nth += 1;
            nth % 3 == 0
        });
        map
    });
    exact_unless_emptied(|| {
        let mut map = random();
        (0..len / 3).for_each(|_| drop((map.pop_first(), map.pop_last())));
        map
    });
    for part in [len / 2, len.saturating_sub(1), len] {
        exact_unless_emptied(|| {
            let mut map = random();
            order.iter().rev().take(part).for_each(|&number| drop(map.remove(&K::number(number))));
            map
        });
    }
    exact_unless_emptied(|| {
        let mut map = random();
        let range = K::number(len / 4).min(K::number(len / 2))..K::number(len / 2);
        let keys: Vec<K> = map.range(range).map(|(key, _)| key.clone()).collect();
        for key in &keys {
            map.remove(key);
        }
        map
    });
    exact_unless_emptied(|| extracted(random(), &K::number(len / 2)));
}

/// Without the keys above this one.
#[rustversion::since(1.91)]
#[clippy::msrv = "1.91"]
fn extracted<K: Element, V>(mut map: BTreeMap<K, V>, last: &K) -> BTreeMap<K, V> {
    map.extract_if(.., |key, _| key > last).for_each(drop);
    map
}

#[rustversion::before(1.91)]
fn extracted<K: Element, V>(mut map: BTreeMap<K, V>, last: &K) -> BTreeMap<K, V> {
    map.retain(|key, _| key <= last);
    map
}

fn sizes<T: Element>() {
    for len in [1, 11, 12, 40, 200] {
        let len = len.min(T::DISTINCT);
        exact(|| (0..len).map(T::number).collect::<BTreeSet<_>>());
        exact(|| built::<[u8; 3], T>(len));
    }
}

#[test]
fn trees_are_exact_however_they_were_built() {
    for len in LENGTHS {
        all_ways::<u64, u64>(len);
        all_ways::<[u8; 3], [u8; 40]>(len);
        all_ways::<String, [u8; 12]>(len);
    }
}

#[test]
fn trees_of_odd_and_over_aligned_entries_are_exact() {
    for len in LENGTHS.into_iter().filter(|&len| len <= 500) {
        all_ways::<[u8; 1], [u8; 0]>(len);
        all_ways::<[u8; 0], [u8; 12]>(len);
        all_ways::<To64<3>, [u8; 1]>(len);
        all_ways::<[u8; 3], To32<3>>(len);
        exact(|| built::<[u8; 0], [u8; 0]>(len));
        exact(|| built::<[u8; 3], To64<0>>(len));
    }
}

#[test]
fn trees_of_every_length_are_exact() {
    for len in 0..300 {
        exact(|| built::<u64, u64>(len));
        exact(|| (0..len).map(<[u8; 3]>::number).collect::<BTreeSet<_>>());
    }
}

#[test]
fn entries_of_every_size_and_alignment_are_exact() {
    for_elements!(sizes());
}

#[test]
fn a_new_tree_owns_nothing_and_an_emptied_one_may_keep_a_leaf() {
    exact(BTreeMap::<u64, String>::new);
    exact(BTreeSet::<String>::new);
    exact(|| {
        let mut cleared = built::<u64, u64>(100);
        cleared.clear();
        cleared
    });
    exact_unless_emptied(|| {
        let mut emptied = built::<u64, u64>(100);
        while emptied.pop_first().is_some() {}
        emptied
    });
}

#[test]
fn nested_trees_are_exact() {
    exact(|| {
        let inner = || (0..30).map(|number| (number, vec![number; 3])).collect::<BTreeMap<_, _>>();
        (0..30).map(|number| (String::number(number), inner())).collect::<BTreeMap<_, _>>()
    });
}
