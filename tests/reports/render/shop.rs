//! A report made by hand.

use mem_size::report::Node;
use mem_size::{Gap, Label, MemUsage, Report};

use crate::render::gaps;

/// A leaf of one value.
pub(crate) fn field(name: &'static str, type_name: &'static str, bytes: usize) -> Node {
    leaf(Label::Field(name), type_name, bytes, 1)
}

/// A shop with stock, shared names, an enum and a held lock.
pub(crate) fn shop() -> Report {
    let mut root = Node::new(Label::Root, "app::model::Shop")
        .with_child(stock())
        .with_child(log())
        .with_child(state())
        .with_child(field("open", "bool", 1))
        .with_child(field("name", "alloc::string::String", 40))
        .with_child(field("hours", "(u8, u8)", 2));
    root.own = 5;
    root.deep += 5;
    let mut usage = MemUsage::default();
    usage.gaps = gaps(&[Gap::Locked, Gap::Borrowed]);
    Report::new(usage, root)
}

fn stock() -> Node {
    let mut label = leaf(Label::Field("label"), "alloc::sync::Arc<str>", 500_000, 10_000);
    (label.usage.shared, label.shared_blocks, label.usage.overhead) = (260_000, 512, 80_000);
    let price = leaf(Label::Field("price"), "core::option::Option<u64>", 160_000, 10_000);
    let mut values = leaf(Label::Value, "alloc::vec::Vec<app::model::Item>", 0, 300);
    values = values.with_child(label).with_child(price);
    (values.elements, values.own, values.usage.spare) = (Some(10_000), 400_000, 390_000);
    values.deep += 400_000;
    let mut keys = leaf(Label::Key, "alloc::string::String", 12_000, 300);
    keys.usage.spare = 2_000;
    let map = "alloc::collections::btree::map::BTreeMap<alloc::string::String, \
    alloc::vec::Vec<app::model::Item>>";
    let mut stock = field("stock", map, 0).with_child(keys).with_child(values);
    (stock.elements, stock.own, stock.usage.overhead) = (Some(300), 12_000, 11_000);
    stock.deep += 12_000;
    stock
}

fn log() -> Node {
    let mut log = field("log", "std::sync::poison::mutex::Mutex<alloc::vec::Vec<u8>>", 32);
    log.usage.gaps = gaps(&[Gap::Locked]);
    log
}

fn state() -> Node {
    let mut busy = leaf(Label::Variant("Busy"), "app::model::State", 5_000, 1);
    busy.usage.gaps = gaps(&[Gap::Borrowed]);
    field("state", "app::model::State", 0).with_child(busy)
}

pub(crate) fn leaf(label: Label, type_name: &'static str, bytes: usize, count: usize) -> Node {
    let mut node = Node::new(label, type_name);
    (node.deep, node.own, node.count) = (bytes, bytes, count);
    node
}

/// Names that no format may trip over.
pub(crate) const NASTY: [&str; 9] = [
    "a;b",
    "two words 7",
    "line\nbreak\r\n",
    "\"quoted\\\" <b>&amp;",
    "</script><script>alert(1)</script>",
    "<!--",
    "a/b\\c",
    "\u{2028}\u{202e}é 名前",
    "",
];

/// A report with such names for fields, variants and types.
pub(crate) fn nasty() -> Report {
    let node = |(nth, name): (usize, &'static str)| {
        let label = if nth % 2 == 0 { Label::Field(name) } else { Label::Variant(name) };
        leaf(label, NASTY[(nth + 3) % NASTY.len()], 100 + nth, 1)
    };
    let mut root = NASTY
        .into_iter()
        .enumerate()
        .map(node)
        .fold(Node::new(Label::Root, NASTY[4]), Node::with_child);
    (root.own, root.usage.spare) = (50, 30);
    root.deep += 50;
    Report::new(MemUsage::default(), root)
}
