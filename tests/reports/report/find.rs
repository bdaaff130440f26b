//! Asking a report.

use std::collections::HashMap;

use mem_size::MemSize;

use super::{paths, sound};

#[derive(MemSize)]
struct Shop {
    stock: HashMap<String, Vec<Item>>,
    name: String,
}

#[derive(MemSize)]
struct Item {
    label: String,
    size: (u32, u32),
}

fn shop() -> Shop {
    let item = |n: u32| Item { label: "i".repeat(100), size: (n, n) };
    let shelf = |n: u32| (n.to_string(), (0..n).map(item).collect());
    Shop { stock: (0..10).map(shelf).collect(), name: "corner".into() }
}

#[test]
fn paths_lead_through_elements_and_maps() {
    let report = sound(&shop());
    let label = report.find("stock.[value].label").expect("items have labels");
    assert_eq!(label.count, 45);
    assert_eq!(label.deep, 45 * (size_of::<String>() + 100));
    let items = report.find("stock.[value]").expect("the map has values");
    assert_eq!((items.count, items.elements), (10, Some(45)));
    assert!(report.find("stock.label").is_none());
    assert!(report.find("stock..label").is_none());
    assert_eq!(paths(&report).len(), report.nodes().count());
    assert!(report.nodes().all(|at| report.find(&at.path) == Some(at.node)));
}

#[test]
fn largest_are_those_with_most_bytes_of_their_own() {
    let report = sound(&shop());
    let largest = report.largest(2);
    assert_eq!(largest[0].path, "stock.[value].label");
    assert_eq!(largest[0].depth, 3);
    assert!(largest[0].node.own >= largest[1].node.own);
    assert_eq!(report.largest(usize::MAX).len(), report.nodes().count());
}

#[test]
fn collection_of_collections_keeps_a_line_for_the_inner_ones() {
    let report = sound(&vec![vec![String::from("a"); 3]; 4]);
    assert_eq!(paths(&report), ["", "[element]"]);
    let inner = report.find("[element]").expect("there is an inner line");
    assert_eq!((report.root.elements, inner.count, inner.elements), (None, 4, Some(12)));
}
