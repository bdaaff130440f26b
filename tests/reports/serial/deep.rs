//! Trees far deeper than the stack.

use mem_size::report::{Node, NodeLabel};
use mem_size::{Label, MemUsage, Report};

const LEVELS: usize = 100_000;

/// A chain with a leaf beside each link.
fn chain() -> Report {
    let mut node = Node::new(Label::Field("end"), "app::End");
    (node.own, node.deep) = (1, 1);
    for level in 0..LEVELS {
        let mut leaf = Node::new(Label::Field("leaf"), "app::Leaf");
        (leaf.own, leaf.deep) = (2, 2);
        let label = NodeLabel::Field(format!("level {level}").into());
        let label = if level + 1 == LEVELS { NodeLabel::Root } else { label };
        node = Node::new(label, "app::Link").with_child(node).with_child(leaf);
    }
    Report::new(MemUsage::default(), node)
}

#[test]
fn deep_report_is_written_read_copied_compared_and_dropped() {
    let report = chain();
    let read = Report::from_json(&report.to_json()).unwrap();
    assert_eq!(read.root.deep, 1 + 2 * LEVELS);
    assert!(read == report);
    let mut copy = read.clone();
    assert!(copy == report);
    copy.root.children.clear();
    assert!(copy != report);
}
