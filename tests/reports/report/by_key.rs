//! Maps with a row for each name of their keys.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, LinkedList};
use std::io::BufWriter;
use std::rc::Rc;

use mem_size::{MemSize, Report};
use proptest::prelude::{any, prop_assert_eq, proptest};

#[derive(Default, MemSize)]
struct Session {
    user: Option<Rc<str>>,
    log: Vec<String>,
    inner: Option<Box<Session>>,
}

fn kind(key: &impl AsRef<str>) -> String {
    key.as_ref().chars().take(1).collect()
}

/// Bytes of the values under each name, and of the report.
fn rows(report: &Report) -> (BTreeMap<&str, (usize, usize)>, usize) {
    let named = report.root.children.iter().filter(|child| child.name() != "[key]");
    let rows = named.map(|child| (child.name(), (child.count, child.deep))).collect();
    (rows, report.root.deep)
}

#[test]
fn values_stand_under_the_names_of_their_keys() {
    let lengths = [("a1", 100), ("a2", 200), ("b1", 4000)];
    let map: HashMap<String, Vec<u8>> =
        lengths.into_iter().map(|(key, length)| (key.to_owned(), vec![0; length])).collect();
    let report = Report::of_map(&map, kind);
    let inline = size_of::<Vec<u8>>();
    let (rows, deep) = rows(&report);
    assert_eq!(rows, BTreeMap::from([("a", (2, 300 + 2 * inline)), ("b", (1, 4000 + inline))]));
    assert_eq!((deep, report.usage), (map.deep_size(), map.mem_usage()));
    let whole = Report::of(&map);
    assert_eq!((report.root.own, report.root.elements), (whole.root.own, Some(3)));
    assert_eq!(report.by_type(), whole.by_type());
    assert_eq!(report.find("[key]"), whole.find("[key]"));
    // The most first.
    assert_eq!(report.root.children[0].name(), "b");
}

#[test]
#[expect(clippy::zero_sized_map_values, reason = "such values have rows as well")]
fn flat_and_empty_maps_have_their_rows() {
    let flat: BTreeMap<&str, u64> = BTreeMap::from([("a", 1), ("b", 2), ("b2", 3)]);
    let report = Report::of_map(&flat, kind);
    let eight = size_of::<u64>();
    let expected = BTreeMap::from([("a", (1, eight)), ("b", (2, 2 * eight))]);
    assert_eq!(rows(&report), (expected, flat.deep_size()));
    let units: HashMap<&str, ()> = HashMap::from([("a", ())]);
    let report = Report::of_map(&units, kind);
    assert_eq!(rows(&report), (BTreeMap::from([("a", (1, 0))]), units.deep_size()));
    let empty: HashMap<String, String> = HashMap::new();
    assert_eq!(Report::of_map(&empty, kind), Report::of(&empty));
}

/// Nobody knows where their blocks lie, so that they cannot be known again.
#[test]
fn blocks_without_an_address_are_counted_once() {
    let list = || LinkedList::from(["one".to_owned(), "two".to_owned()]);
    let lists = BTreeMap::from([("a", list()), ("b", list())]);
    let report = Report::of_map(&lists, kind);
    assert_eq!((report.root.deep, rows(&report).0.len()), (lists.deep_size(), 2), "{report}");
    let writer = || BufWriter::with_capacity(1000, Vec::<u8>::with_capacity(10));
    let writers = BTreeMap::from([("a", writer()), ("b", writer())]);
    let report = Report::of_map(&writers, kind);
    assert_eq!((report.root.deep, rows(&report).0.len()), (writers.deep_size(), 2), "{report}");
}

#[test]
fn gap_stands_under_the_name() {
    let map = BTreeMap::from([("a", RefCell::new(vec![1_u8])), ("b", RefCell::new(vec![2]))]);
    let held = map["b"].borrow_mut();
    let report = Report::of_map(&map, kind);
    let gaps = |name| report.find(name).map(|node| node.usage.gaps.total());
    assert_eq!((gaps("a"), gaps("b"), report.usage.gaps.total()), (Some(0), Some(1), 1));
    drop(held);
}

proptest! {
    #[test]
    fn rows_add_up_to_the_map(entries in proptest::collection::vec(any::<[u8; 4]>(), 0..40)) {
        let users: Vec<Rc<str>> = (0..5).map(|n| Rc::from("u".repeat(n * 10))).collect();
        let session = |bytes: &[u8]| Session {
            user: users.get(usize::from(bytes[0] % 8)).cloned(),
            log: (0..bytes[1] % 4).map(|n| "x".repeat(usize::from(n | bytes[2]))).collect(),
            inner: None,
        };
        let value = |bytes: &[u8; 4]| Session {
            inner: bytes[3].is_multiple_of(2).then(|| Box::new(session(&bytes[1..]))),
            ..session(bytes)
        };
        // The keys are shared with the values.
        let key = |bytes: &[u8; 4]| (Rc::clone(&users[usize::from(bytes[3] % 5)]), bytes[0] % 16);
        let name = |(user, number): &(Rc<str>, u8)| format!("{} {}", user.len(), number % 2);
        let hashed: HashMap<(Rc<str>, u8), Session> =
            entries.iter().map(|bytes| (key(bytes), value(bytes))).collect();
        let report = Report::of_map(&hashed, name);
        prop_assert_eq!(report.root.deep, hashed.deep_size());

        let sorted: BTreeMap<(Rc<str>, u8), Session> = hashed.into_iter().collect();
        let report = Report::of_map(&sorted, name);
        prop_assert_eq!(report.root.deep, sorted.deep_size());
        let own: usize = report.nodes().map(|at| at.node.own).sum();
        prop_assert_eq!(own, report.root.deep);
        #[cfg(feature = "json")]
        prop_assert_eq!(Report::from_json(&report.to_json()).ok(), Some(report.clone()));
        // The order of the entries does not matter.
        let again: HashMap<_, _> = sorted.into_iter().collect();
        let again = Report::of_map(&again, name);
        prop_assert_eq!(rows(&again).0, rows(&report).0);
    }
}
