//! What an entry weighs by `Exclusive` is what dropping it frees.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use mem_size::MemSize;
use mem_size::cache::Weigher;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};

use crate::counting::counted;
use crate::freed;

#[derive(MemSize)]
struct Node {
    text: Box<str>,
    parts: Vec<Rc<Self>>,
    weak: Vec<Weak<Self>>,
}

/// Some nodes, of which each holds earlier ones, and entries that hold them.
#[derive(Clone, Debug)]
struct Plan {
    /// The length of the text, the nodes held, and which of these also by a `Weak`.
    nodes: Vec<(u8, Vec<(u8, bool)>)>,
    /// The node in the key, if any, and those in the value.
    entries: Vec<(Option<u8>, Vec<u8>)>,
    outside: Vec<u8>,
    outside_weak: Vec<u8>,
}

fn plan() -> impl Strategy<Value = Plan> {
    let nodes = vec((any::<u8>(), vec(any::<(u8, bool)>(), 0..4)), 1..10);
    let entries = vec((any::<Option<u8>>(), vec(any::<u8>(), 0..4)), 1..5);
    let others = (vec(any::<u8>(), 0..2), vec(any::<u8>(), 0..2));
    (nodes, entries, others).prop_map(|(nodes, entries, (outside, outside_weak))| Plan {
        nodes,
        entries,
        outside,
        outside_weak,
    })
}

type Entry = (Option<Rc<Node>>, Vec<Rc<Node>>);

/// The entries, and the handles that lie outside.
struct Built {
    entries: Vec<Option<Entry>>,
    outside: (Vec<Rc<Node>>, Vec<Weak<Node>>),
}

impl Plan {
    fn build(&self) -> Built {
        let mut pool: Vec<Rc<Node>> = Vec::new();
        for (len, links) in &self.nodes {
            let linked = || links.iter().filter_map(|&(to, weak)| Some((pick(&pool, to)?, weak)));
            let parts = linked().map(|(part, _)| part).collect();
            let weak = linked().filter(|&(_, weak)| weak).map(|(part, _)| Rc::downgrade(&part));
            let weak = weak.collect();
            let text = "x".repeat(usize::from(*len)).into();
            pool.push(Rc::new(Node { text, parts, weak }));
        }
        let entry = |(key, value): &(Option<u8>, Vec<u8>)| {
            let value = value.iter().filter_map(|&to| pick(&pool, to)).collect();
            Some((key.and_then(|to| pick(&pool, to)), value))
        };
        let outside = self.outside.iter().filter_map(|&to| pick(&pool, to)).collect();
        let weak = self.outside_weak.iter().filter_map(|&to| pick(&pool, to));
        let outside = (outside, weak.map(|node| Rc::downgrade(&node)).collect());
        Built { entries: self.entries.iter().map(entry).collect(), outside }
    }
}

fn pick(pool: &[Rc<Node>], number: u8) -> Option<Rc<Node>> {
    pool.get(usize::from(number).checked_rem(pool.len())?).cloned()
}

/// The weight without the inline bytes, which a drop does not free.
fn weight<K: MemSize, V: MemSize>((key, value): &(K, V)) -> usize {
    Weigher::exclusive().weigh_usize(key, value) - size_of_val(key) - size_of_val(value)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn weight_is_what_a_drop_frees(plan in plan()) {
        let (mut built, live) = counted(|| plan.build());
        let sum: usize = built.entries.iter().flatten().map(weight).sum();
        prop_assert!(sum <= live.bytes.unsigned_abs());
        let mut all = 0;
        for entry in &mut built.entries {
            let weight = entry.as_ref().map_or(0, weight);
            let freed = freed(|| drop(entry.take()));
            prop_assert_eq!(weight, freed);
            all += freed;
        }
        prop_assert!(sum <= all);
        drop(built.outside);
    }
}

#[test]
fn handles_in_key_and_value_are_all_there_are() {
    let name: Rc<str> = Rc::from("a name in the key and in the value");
    let entry = (Rc::clone(&name), vec![name]);
    let weight = weight(&entry);
    assert_eq!(weight, freed(|| drop(entry)));
    assert!(weight > 50);
}

#[test]
fn weak_handle_outside_keeps_the_block_but_not_what_is_in_it() {
    let text = Rc::new("text".repeat(100));
    let outside = Rc::downgrade(&text);
    let entry = (1, text);
    assert_eq!(weight(&entry), 400);
    assert_eq!(freed(|| drop(entry)), 400);
    drop(outside);
}

#[test]
fn cycle_that_a_drop_leaks_is_not_charged() {
    #[derive(MemSize)]
    struct Ring(RefCell<Option<Rc<Ring>>>, String);

    let ring = Rc::new(Ring(RefCell::default(), String::from("leaked")));
    *ring.0.borrow_mut() = Some(Rc::clone(&ring));
    let entry = (Box::new(7_u64), Rc::clone(&ring));
    assert_eq!(weight(&entry), 8);
    let other = Rc::new(5_u8);
    assert_eq!(weight(&(Rc::clone(&ring), other)), size_of::<[usize; 3]>());
    assert_eq!(freed(|| drop(entry)), 8);
    ring.0.take();
}

#[test]
fn dead_block_that_weak_handles_keep_is_not_charged() {
    let weak = Rc::downgrade(&Rc::new([7_u8; 100]));
    let two = [(1_u8, weak.clone()), (2, weak)];
    assert_eq!(two.iter().map(weight).sum::<usize>(), 0);
    // Each by itself leads to it.
    assert!(two.iter().all(|(_, weak)| weak.heap_size() > 100));
    assert!(freed(|| drop(two)) > 100);
}

#[test]
fn counts_that_nobody_tells_are_not_charged() {
    let pinned = (1_u8, std::pin::Pin::new(Rc::new(7_u64)));
    assert_eq!(weight(&pinned), 0);
}
