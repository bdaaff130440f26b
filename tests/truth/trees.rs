//! `BTreeMap` and `BTreeSet`, however they came about.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::net::IpAddr;
use std::num::{NonZero, Saturating, Wrapping};
use std::ops::Range;
use std::path::PathBuf;
use std::ptr;
use std::task::Poll;
use std::time::Duration;

use mem_size::{Gap, MemSize, Tracer};

use crate::elements::{Element, To32, To64, for_elements};
use crate::{Numbers, at_least, exact};

const LENGTHS: [usize; 14] = [0, 1, 5, 6, 7, 11, 12, 13, 23, 60, 143, 144, 500, 3000];

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
    exact(|| {
        let mut map = random();
        let mut other: BTreeMap<K, V> = (len..len + len / 2).map(pair).collect();
        map.append(&mut other);
        map
    });
    exact(|| random().split_off(&K::number(len / 3)));
    exact(|| {
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
    exact(|| {
        let mut map = random();
        let mut nth = 0;
        map.retain(|_, _| {
            nth += 1;
            nth % 3 == 0
        });
        map
    });
    exact(|| {
        let mut map = random();
        (0..len / 3).for_each(|_| drop((map.pop_first(), map.pop_last())));
        map
    });
    for part in [len / 2, len.saturating_sub(1), len] {
        exact(|| {
            let mut map = random();
            order.iter().rev().take(part).for_each(|&number| drop(map.remove(&K::number(number))));
            map
        });
    }
    exact(|| {
        let mut map = random();
        let range = K::number(len / 4).min(K::number(len / 2))..K::number(len / 2);
        let keys: Vec<K> = map.range(range).map(|(key, _)| key.clone()).collect();
        for key in &keys {
            map.remove(key);
        }
        map
    });
    exact(|| extracted(random(), &K::number(len / 2)));
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
fn emptied_tree_counts_the_leaf_that_it_keeps() {
    exact(BTreeMap::<u64, String>::new);
    exact(BTreeSet::<String>::new);
    exact(|| {
        let mut cleared = built::<u64, u64>(100);
        cleared.clear();
        cleared
    });
    emptied_with_keys(|number| number as u64);
    emptied_with_keys(|number| number.to_string());
    emptied_with_keys(|number| PathBuf::from(number.to_string()));
    emptied_with_keys(|number| number % 2 == 0);
    emptied_with_keys(|_| ());
    emptied_with_keys(|number| (number, number.to_string()));
    emptied_with_keys(|number| (vec![Some(number)], [number; 2], 'c'));
    emptied_with_keys(|number| Key { number, text: number.to_string() });
    emptied_with_keys(|number| [number % 2 == 0; 3].map(Half::<3>));
    emptied_with_keys(|number| Place { name: ["here", "there"][number % 2], number });
    emptied_with_keys(|number| Id::<f64> { number, of: PhantomData });
}

#[test]
fn emptied_tree_with_keys_of_parts_counts_the_leaf_that_it_keeps() {
    emptied_with_keys(|number| Reverse(number.to_string()));
    emptied_with_keys(|number| (Wrapping(number), Saturating(number), Reverse(Some(number))));
    emptied_with_keys(|number| Poll::Ready(VecDeque::from([number])));
    emptied_with_keys(|number| if number % 2 == 0 { Ok(number) } else { Err('c') });
    emptied_with_keys(|number| LinkedList::from([BTreeSet::from([number])]));
    emptied_with_keys(|number| BTreeMap::from([(number, number.to_string())]));
    emptied_with_keys(|number| (1_u8, 'a', true, (), number, Duration::ZERO));
    emptied_with_keys(|number| (ptr::without_provenance_mut::<u8>(number), 'b'));
    emptied_with_keys(|number| {
        (IpAddr::from((number as u128).to_be_bytes()), NonZero::new(number))
    });
}

#[test]
fn emptied_tree_with_generic_keys_counts_the_leaf_that_it_keeps() {
    #[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
    struct Wrapper<T>(T);

    #[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
    struct Both<A, B = u8> {
        number: B,
        more: Vec<A>,
    }

    #[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
    struct Named<'n, T: Clone, const N: usize>
    where
        T: Send,
    {
        name: &'n str,
        values: [Option<T>; N],
    }

    /// Compares in the other direction.
    #[derive(MemSize, PartialEq, Eq)]
    struct Falling<T> {
        range: Range<T>,
    }

    impl<T: Ord> PartialOrd for Falling<T> {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl<T: Ord> Ord for Falling<T> {
        fn cmp(&self, other: &Self) -> Ordering {
            other.range.start.cmp(&self.range.start)
        }
    }

    emptied_with_keys(Wrapper);
    emptied_with_keys(|number| Wrapper(Some(Wrapper(number.to_string()))));
    emptied_with_keys(|_| (Both { number: 'a', more: vec![()] }, Wrapper('c')));
    emptied_with_keys(|number| Both { number, more: vec!['c'] });
    emptied_with_keys(|number| Named { name: "a", values: [None, Some(number)] });
    emptied_with_keys(|number| Falling { range: number..7 });
}

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    number: usize,
    text: String,
}

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
struct Half<const N: usize>(bool);

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
struct Place<'a> {
    name: &'a str,
    number: usize,
}

/// Has an order, whatever its parameter is.
#[derive(MemSize)]
struct Id<T> {
    number: usize,
    of: PhantomData<T>,
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

#[track_caller]
fn emptied_with_keys<K: Ord + MemSize>(key: impl Fn(usize) -> K + Copy) {
    for len in [1, 12, 100] {
        exact(move || {
            let mut map: BTreeMap<K, u16> = (0..len).map(|number| (key(number), 7)).collect();
            while map.pop_last().is_some() {}
            map
        });
        exact(move || {
            let mut set: BTreeSet<K> = (0..len).map(key).collect();
            set.retain(|_| false);
            vec![set.split_off(&key(0)), set]
        });
    }
}

/// Its order is known to nobody but the tree.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ByHand(u8);

impl MemSize for ByHand {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

#[test]
fn emptied_tree_whose_keys_are_measured_by_hand_counts_like_a_new_one() {
    let mut set = BTreeSet::from([ByHand(1)]);
    set.pop_first();
    assert_eq!(set.heap_size(), 0);
}

/// Has no size, and comes after all that were there before.
#[derive(MemSize)]
struct Later;

impl PartialEq for Later {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Eq for Later {}

impl PartialOrd for Later {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Later {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Greater
    }
}

#[test]
fn entries_without_a_size_that_one_leaf_or_three_nodes_may_hold_leave_a_gap() {
    let set = |len| {
        let mut set = BTreeSet::new();
        set.extend((0..len).map(|_| Later));
        set
    };
    exact(|| set(10));
    at_least(Gap::Opaque, || set(11));
    at_least(Gap::Opaque, || {
        let mut set = set(12);
        set.pop_first();
        set
    });
}

#[test]
fn nested_trees_are_exact() {
    exact(|| {
        let inner = || (0..30).map(|number| (number, vec![number; 3])).collect::<BTreeMap<_, _>>();
        (0..30).map(|number| (String::number(number), inner())).collect::<BTreeMap<_, _>>()
    });
}
