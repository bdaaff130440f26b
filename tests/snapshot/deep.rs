//! Trees far deeper than the stack.

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Diff, Keys, Series};
use mem_size::{Label, MemUsage, Report};

const LEVELS: usize = 100_000;

fn chain(end: usize) -> Report {
    let mut node = Node::new(Label::Field("end"), "app::End");
    (node.own, node.deep) = (end, end);
    for _ in 0..LEVELS {
        node = Node::new(Label::Field("next"), "app::Link").with_child(node);
    }
    node.label = NodeLabel::Root;
    Report::new(MemUsage::default(), node)
}

#[test]
fn deep_reports_are_compared_and_shown() {
    let (before, after) = (chain(10), chain(30));
    let diff = after.since(&before);
    assert_eq!(diff.changes.len(), LEVELS + 1);
    assert_eq!((diff.bytes(), diff.changes.last().unwrap().own_bytes()), (20, 20));
    assert!(diff.to_string().contains("… 1 inside"));
    assert!(diff.markdown().to_string().contains("places more"));
    let read = Diff::from_json(&diff.to_json()).unwrap();
    assert!(read == diff);
    let series = Series::of_reports(&[before, after], &Keys::new());
    assert!(series.to_string().contains("… 1 inside"));
}
