//! Reports as data: written and read back, and what is wrong with a file that is none.

mod comparison;
mod deep;
#[cfg(all(feature = "snapshot", feature = "graph", feature = "registry"))]
mod documented;
mod files;
#[cfg(all(feature = "process", feature = "graph"))]
mod leaks;
mod mistakes;
#[cfg(all(feature = "snapshot", feature = "registry"))]
mod other_formats;
#[cfg(feature = "process")]
mod profile;
mod random;
#[cfg(all(feature = "process", feature = "registry"))]
mod types;
mod versions;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Mutex;

use mem_size::{Gap, MemSize, MemUsage, Report};
use serde_json::{Value, json};

#[derive(MemSize)]
struct Shop {
    name: String,
    orders: HashMap<u32, Order>,
    shared: Vec<Rc<str>>,
    held: Mutex<Vec<u8>>,
    #[mem_size(skip = "of the operating system")]
    files: Vec<u32>,
    next: Option<Box<Shop>>,
}

#[derive(MemSize)]
enum Order {
    Open { items: Vec<String> },
    Paid(BTreeMap<String, u64>),
}

fn shop(next: Option<Box<Shop>>) -> Shop {
    let paid = BTreeMap::from([("tea \"green\"\n".to_string(), 3), ("Größe".to_string(), 4)]);
    let name = Rc::from("name");
    Shop {
        name: String::from("corner shop"),
        orders: HashMap::from([
            (1, Order::Open { items: vec![String::from("bread"); 3] }),
            (2, Order::Paid(paid)),
        ]),
        shared: vec![Rc::clone(&name), name],
        held: Mutex::new(vec![1, 2, 3]),
        files: vec![1, 2, 3],
        next,
    }
}

#[test]
fn report_comes_back_as_it_was_and_is_shown_as_it_was() {
    let shop = shop(Some(Box::new(shop(None))));
    let held = shop.held.lock().unwrap();
    let report = Report::of(&shop);
    assert_eq!(report.usage.gaps.count(Gap::Locked), 1);
    let read = Report::from_json(&report.to_json()).unwrap();
    assert_eq!(read, report);
    assert_eq!(read.tree().show_flat().to_string(), report.tree().show_flat().to_string());
    assert_eq!(read.largest(3), report.largest(3));
    assert_eq!(read.by_type(), report.by_type());
    drop(held);
}

#[test]
fn schema_is_as_documented() {
    let value: Value =
        serde_json::from_str(&Report::of(&vec![String::from("a")]).to_json()).unwrap();
    assert_eq!(value["schema"], "mem-size/report/1");
    let names = json!(["alloc::vec::Vec<alloc::string::String>", "alloc::string::String"]);
    assert_eq!(value["type_names"], names);
    let bytes = size_of::<String>();
    assert_eq!(
        value["types"],
        json!([
            { "type": 1, "count": 1, "deep": bytes + 1, "own": bytes + 1 },
            { "type": 0, "count": 1, "deep": 2 * bytes + 1, "own": bytes },
        ])
    );
    assert_eq!(
        value["nodes"],
        json!([{
            "label": "root", "type": 0, "elements": 1, "deep": 2 * bytes + 1, "own": 2 * bytes + 1,
            "usage": { "shallow": bytes, "heap": bytes + 1, "blocks": 2 },
        }])
    );
    let report = Report::of(&shop(None));
    let value = serde_json::to_value(&report).unwrap();
    let labels: Vec<_> =
        value["nodes"].as_array().unwrap().iter().map(|row| &row["label"]).collect();
    assert!(labels.contains(&&json!({ "field": "orders" })));
    assert!(labels.contains(&&json!({ "variant": "Paid" })));
    assert!(labels.contains(&&json!("key")));
}

#[test]
fn numbers_and_gaps_come_back() {
    let cell = RefCell::new((vec![1_u64, 2], Rc::new(3)));
    let borrowed = cell.borrow_mut();
    for usage in [cell.mem_usage(), borrowed.mem_usage(), MemUsage::default()] {
        let json = serde_json::to_string(&usage).unwrap();
        assert_eq!(serde_json::from_str::<MemUsage>(&json).unwrap(), usage);
    }
    let value = serde_json::to_value(cell.mem_usage()).unwrap();
    assert_eq!(value["gaps"], json!({ "Borrowed": 1 }));
    for gap in Gap::ALL {
        let json = serde_json::to_string(gap).unwrap();
        assert_eq!(serde_json::from_str::<Gap>(&json).unwrap(), *gap);
    }
}

#[test]
fn each_node_is_a_line() {
    let report = Report::of(&shop(None));
    let json = report.to_json();
    let rows = json.lines().filter(|line| line.contains("\"label\"")).count();
    assert_eq!(rows, report.nodes().count());
}

#[test]
fn key_order_does_not_matter() {
    // As `jq --sort-keys` leaves it.
    let report = Report::of(&shop(None));
    let sorted = serde_json::to_value(&report).unwrap().to_string();
    assert!(sorted.starts_with("{\"nodes\""));
    assert_eq!(Report::from_json(&sorted).unwrap(), report);
}
