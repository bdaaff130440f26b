//! A report of a million nodes: how long it takes to write, read and compare it, how large the file
//! is, and how much memory that needs beside the report.
//!
//! `cargo bench --bench snapshot --features snapshot,json`

use std::hint::black_box;
use std::time::Instant;

use mem_size::report::{Node, NodeLabel};
use mem_size::{CountingAlloc, JsonError, Label, Report, profile};

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

const LEVELS: u32 = 6;
const FAN_OUT: usize = 10;
const TYPES: usize = 200;

fn main() -> Result<(), JsonError> {
    let nodes = (0..=LEVELS).map(|level| FAN_OUT.pow(level)).sum();
    let (before, size) = measured("build", nodes, || report(0));
    println!("{nodes} nodes, {} B each in memory", size / nodes);
    let after = report(1);
    let (json, _) = measured("write", nodes, || before.to_json());
    println!("  file: {} B a node", json.len() / nodes);
    let (read, _) = measured("read", nodes, || Report::from_json(&json));
    let read = read?;
    assert!(read == before, "it comes back as it was");
    let (diff, _) = measured("compare with itself", nodes, || read.since(&before));
    assert!(diff.is_empty(), "nothing has changed");
    let (diff, _) = measured("compare, all changed", nodes, || after.since(&before));
    println!("  {} changes", diff.changes.len());
    let (text, _) = measured("show as Markdown", nodes, || diff.markdown().to_string());
    println!("  {} B", text.len());
    let (json, _) = measured("write the difference", nodes, || diff.to_json());
    println!("  file: {} B a change", json.len() / diff.changes.len());
    let (text, _) = measured("text tree", nodes, || read.tree().depth(3).to_string());
    black_box(text);
    Ok(())
}

/// The result of a piece of work and the bytes that it keeps; prints what it took.
fn measured<T>(name: &str, nodes: usize, work: impl FnOnce() -> T) -> (T, usize) {
    let start = Instant::now();
    let (result, profile) = profile(work);
    let elapsed = start.elapsed();
    let per_node = |bytes: isize| bytes.unsigned_abs() / nodes;
    let kept = profile.counts.map_or(0, |counts| {
        let (kept, peak) = (per_node(counts.live_bytes), per_node(counts.peak_bytes));
        println!("{name}: {elapsed:.1?}, keeps {kept} B a node, {peak} B at most");
        counts.live_bytes.unsigned_abs()
    });
    (result, kept)
}

/// A tree of nodes as those of a large program: long names of types, few of them.
fn report(grown: usize) -> Report {
    let root = node(NodeLabel::from(Label::Root), LEVELS, grown);
    Report::new(root.usage, root)
}

fn node(label: NodeLabel, level: u32, grown: usize) -> Node {
    let number = label.name().len() + level as usize;
    let type_name = format!("some_program::model::part::Type{}<String>", number * 31 % TYPES);
    let mut node = Node::new(label, type_name);
    node.usage.shallow = 24;
    (node.usage.heap, node.usage.blocks, node.count) = (100 + grown, 1, 3);
    (node.own, node.deep) = (124 + grown, 124 + grown);
    if level == 0 {
        return node;
    }
    (0..FAN_OUT).fold(node, |node, child| {
        let name = format!("a_field_called_{child}");
        node.with_child(self::node(NodeLabel::Field(name.into()), level - 1, grown))
    })
}
