//! Emptied B-trees, whose keys alone tell whether they have an order.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
