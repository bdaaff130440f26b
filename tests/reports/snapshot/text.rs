//! Differences as people read them. Sizes are set by hand, so that they are the same everywhere.

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Keys, Series};
use mem_size::{Gap, Report};

fn node(name: &'static str, type_name: &'static str, own: usize) -> Node {
    let mut node = Node::new(NodeLabel::Field(name.into()), type_name);
    (node.own, node.deep) = (own, own);
    node
}

fn report(children: impl IntoIterator<Item = Node>) -> Report {
    let mut root = Node::new(NodeLabel::Root, "app::App");
    (root.own, root.deep) = (64, 64);
    let root = children.into_iter().fold(root, Node::with_child);
    let usage = root.children.iter().fold(root.usage, |sum, child| sum + child.usage);
    Report::new(usage, root)
}

fn cache(entries: usize) -> Node {
    let mut cache = node("cache", "std::collections::HashMap<u64, app::Entry>", 1024);
    cache.elements = Some(entries);
    cache.with_child(node("[value]", "app::Entry", entries * 100))
}

fn before() -> Report {
    report([
        cache(10),
        node("log", "alloc::vec::Vec<u8>", 4096),
        node("a", "u8", 1),
        node("b", "u8", 1),
        node("old|", "app::Old", 500),
    ])
}

fn after() -> Report {
    let mut locked = node("locked", "std::sync::Mutex<u8>", 8);
    locked.usage.gaps.add(Gap::Locked);
    report([
        cache(60),
        node("archive", "alloc::vec::Vec<u8>", 4096),
        node("a", "u8", 2),
        node("b", "u8", 3),
        locked,
    ])
}

#[test]
fn text_of_a_difference() {
    insta::assert_snapshot!(after().since(&before()));
}

#[test]
fn markdown_of_a_difference() {
    insta::assert_snapshot!(after().since(&before()).markdown());
}

#[test]
fn types_are_told_on_both_sides() {
    let diff = after().since(&before());
    let text = diff.to_string();
    let line = |name: &str| {
        let (_, types) = text.split_once("own bytes by type").unwrap();
        let line = types.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("Entry"), "Entry 1000 B 5.9 KiB +4.9 KiB");
    assert_eq!(line("Old"), "Old 500 B gone -500 B -1");
    assert_eq!(line("Mutex"), "Mutex<u8> new 8 B +8 B +1");
    let markdown = diff.markdown().to_string();
    assert!(markdown.contains("| `Old` | 500 B | gone | -500 B | -1 |"), "{markdown}");
    assert!(markdown.contains("| `Entry` | 1000 B | 5.9 KiB | +4.9 KiB |  |"), "{markdown}");
}

#[test]
fn nothing_has_changed() {
    let same = before().since(&before());
    assert_eq!(same.to_string(), "6.5 KiB: no change");
    assert_eq!(same.markdown().to_string(), "**Memory: 6.5 KiB: no change**");
}

#[test]
fn text_of_a_series() {
    let reports =
        [10, 20, 30, 45].map(|entries| report([cache(entries), node("a", "u8", entries / 20)]));
    insta::assert_snapshot!(Series::of_reports(&reports, &Keys::new()));
}

#[test]
fn depth_and_small_rows_are_limited() {
    let (before, after) = (before(), after());
    let diff = after.since(&before);
    let text = diff.text().depth(0).to_string();
    assert!(text.contains("… 7 inside") && !text.contains("cache"), "{text}");
    let text = diff.text().min_percent(0.0).to_string();
    assert!(text.contains("a: u8") && text.contains("b: u8"), "{text}");
}

#[test]
fn markdown_keeps_the_largest_of_many_rows() {
    let fields = |bytes: usize| {
        let many = (0..40).map(|nth| {
            let mut field = node("many", "u64", bytes);
            field.label = NodeLabel::Field(format!("field {nth}").into());
            field
        });
        let first = many.fold(node("first", "app::First", 0), Node::with_child);
        report([first, node("last", "app::Last", 20 * bytes)])
    };
    let markdown = fields(3000).since(&fields(1000)).markdown().to_string();
    assert!(markdown.contains("| `last` |"), "{markdown}");
    assert_eq!(markdown.matches("field ").count(), 30 - 3);
    assert!(markdown.contains("… and 13 more places"), "{markdown}");
}
