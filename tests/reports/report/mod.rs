//! Reports: their bytes add up to what was measured, and their tree has a line per name, not per
//! value.

mod by_key;
mod by_type;
mod find;
mod fold;
mod sums;
mod usable;

use std::collections::HashSet;

use mem_size::report::Node;
use mem_size::{Gaps, MemSize, Report};

/// The report of a value, after a look at everything that holds for every report.
pub(crate) fn sound<T: MemSize + ?Sized>(value: &T) -> Report {
    let report = Report::of(value);
    let usage = value.mem_usage();
    assert_eq!(report.usage, usage);
    assert_eq!(report.root.deep, usage.deep(), "\n{report}");
    let sum = |part: fn(&Node) -> usize| report.nodes().map(|at| part(at.node)).sum::<usize>();
    assert_eq!(sum(|node| node.own), usage.deep(), "\n{report}");
    assert_eq!(sum(|node| node.usage.blocks), usage.blocks);
    assert_eq!(sum(|node| node.usage.spare), usage.spare);
    assert_eq!(sum(|node| node.usage.overhead), usage.overhead);
    assert_eq!(sum(|node| node.usage.shared), usage.shared);
    let gaps = report.nodes().fold(Gaps::default(), |sum, at| sum + at.node.usage.gaps);
    assert_eq!(gaps, usage.gaps);
    let types = report.by_type();
    assert_eq!(types.iter().map(|row| row.own).sum::<usize>(), usage.deep(), "{types:#?}");
    assert_eq!(types.iter().fold(Gaps::default(), |sum, row| sum + row.gaps), usage.gaps);
    assert!(types.iter().all(|row| row.own <= row.deep), "{types:#?}");
    assert!(types.is_sorted_by(|a, b| a.own >= b.own));
    let whole = types.iter().find(|row| row.type_name == std::any::type_name::<T>());
    assert_eq!(whole.map(|row| row.deep), Some(usage.deep()), "{types:#?}");
    for at in report.nodes() {
        let node = at.node;
        let below: usize = node.children.iter().map(|child| child.deep).sum();
        assert_eq!(node.deep, node.own + below, "{}", at.path);
        assert!(node.children.is_sorted_by(|a, b| a.deep >= b.deep));
        let mut keys = HashSet::new();
        assert!(node.children.iter().all(|child| keys.insert((&child.label, &child.type_name))));
    }
    report
}

/// The paths of all lines, in order of their names.
pub(crate) fn paths(report: &Report) -> Vec<String> {
    let mut paths: Vec<_> = report.nodes().map(|at| at.path).collect();
    paths.sort();
    paths
}
