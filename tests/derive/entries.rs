//! Entries of a tree that are vacant: only where keys have an order do they show their key.

use std::collections::{BTreeMap, btree_map};

use mem_size::{Gap, MemSize};

use crate::text;

#[derive(MemSize)]
struct Insertion<'a, K, V> {
    vacant: Option<btree_map::VacantEntry<'a, K, V>>,
    entries: Vec<btree_map::Entry<'a, K, V>>,
}

#[test]
fn vacant_entry_of_a_tree_needs_no_bound() {
    let mut map = BTreeMap::<String, u8>::new();
    let btree_map::Entry::Vacant(vacant) = map.entry(text()) else { return };
    let insertion = Insertion { vacant: Some(vacant), entries: Vec::new() };
    assert_eq!(insertion.heap_size(), text().capacity());
    assert!(insertion.mem_usage().is_exact());
}

#[test]
fn vacant_entry_is_a_gap_where_the_order_of_its_key_is_not_known() {
    let mut map = BTreeMap::<Box<str>, u8>::new();
    let entry = map.entry(text().into());
    let insertion = Insertion { vacant: None, entries: vec![entry] };
    assert_eq!(insertion.mem_usage().gaps.count(Gap::Opaque), 1);
}

#[test]
fn vacant_entry_shows_a_generic_key_whose_parameters_have_an_order() {
    #[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
    struct Key<T>(T);

    let mut map = BTreeMap::<Key<String>, u8>::new();
    let btree_map::Entry::Vacant(vacant) = map.entry(Key(text())) else { return };
    let insertion = Insertion { vacant: Some(vacant), entries: Vec::new() };
    assert_eq!(insertion.heap_size(), text().capacity());
    assert!(insertion.mem_usage().is_exact());
}
