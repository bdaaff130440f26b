//! Emptied B-trees, whose keys alone tell whether they have an order.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use mem_size::{MemSize, Tracer};

use crate::exact;

fn emptied<K: Ord, V>(key: K, value: V) -> BTreeMap<K, V> {
    let mut map = BTreeMap::from([(key, value)]);
    map.pop_first();
    map
}

fn emptied_set<K: Ord>(key: K) -> BTreeSet<K> {
    let mut set = BTreeSet::from([key]);
    set.pop_first();
    set
}

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
struct Pair<A, B = A>(A, B);

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
struct Borrowed<'a, T> {
    text: &'a str,
    rest: Vec<T>,
}

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
enum Many<A, B: Clone, C, const N: usize>
where
    C: Default,
{
    First(A),
    Second([B; N], Option<C>),
}

#[derive(MemSize)]
struct Id<T>(u32, PhantomData<T>);

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
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
        self.0.cmp(&other.0)
    }
}

#[test]
fn emptied_tree_with_keys_of_generic_types_counts_the_leaf_that_it_keeps() {
    exact(|| emptied(Pair(1_u8, String::new()), 1_u8));
    exact(|| emptied(Pair(1_u8, (2_u16, Pair("a".to_owned(), ()))), 1_u8));
    exact(|| emptied_set(vec![Borrowed { text: "a", rest: vec![1] }]));
    exact(|| {
        let mut map = emptied(Many::<u8, u16, u32, 2>::First(1), 1_u8);
        map.insert(Many::Second([1, 2], Some(3)), 2);
        map.clear();
        map
    });
    exact(|| emptied_set(Many::<u8, u16, u32, 2>::First(1)));
    exact(|| emptied_set(Id::<f64>(1, PhantomData)));
}

/// Its order is known to nobody but the tree.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ByHand(u8);

impl MemSize for ByHand {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

type Name = Arc<str>;

/// The derive asks for what no impl can know.
#[derive(MemSize)]
struct Index<'a, K: Ord, V> {
    text: BTreeMap<&'a str, u8>,
    boxed: BTreeMap<Box<str>, Vec<u8>>,
    nested: BTreeMap<Name, BTreeMap<Rc<str>, u8>>,
    by_hand: BTreeSet<ByHand>,
    inside: Option<Vec<BTreeMap<Cow<'a, str>, u8>>>,
    table: HashMap<u8, BTreeSet<(Rc<str>, &'a str)>>,
    bounded: Mutex<BTreeMap<K, V>>,
    unknown: BTreeMap<Rc<V>, V>,
}

#[test]
fn emptied_tree_in_a_field_counts_the_leaf_that_it_keeps() {
    exact(|| Index {
        text: emptied("a", 1),
        boxed: emptied("a".into(), vec![]),
        nested: BTreeMap::from([(Name::from("a"), emptied("x".into(), 1))]),
        by_hand: emptied_set(ByHand(1)),
        inside: Some(vec![emptied("a".into(), 1)]),
        table: HashMap::from([(1, emptied_set((Rc::from("a"), "b")))]),
        bounded: Mutex::new(emptied(ByHand(1), 1.5)),
        unknown: BTreeMap::new(),
    });
}

/// With an order for one lifetime alone.
#[derive(MemSize, PartialEq, Eq)]
struct Static<'a>(&'a u8);

impl PartialOrd for Static<'static> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Static<'static> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(other.0)
    }
}

#[test]
fn emptied_tree_whose_keys_have_an_order_for_one_lifetime_counts_like_a_new_one() {
    assert_eq!(emptied_set(Static(&1)).heap_size(), 0);
    assert_eq!(Static(&1).heap_size(), 0);
}
