//! A chain of 100,000 levels.

use mem_size::report::{Node, NodeLabel, TypeUsage};
use mem_size::snapshot::{Change, Diff, Keys, Series, SeriesRow};
use mem_size::{Label, MemUsage, Report};

use super::formats;

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
fn deep_report_is_written_in_each_format() {
    let report = chain(10);
    formats::check(&report);
    let mut row = TypeUsage::new("app::Link");
    (row.own, row.deep) = (10, 10);
    assert_eq!(report.with_types(vec![row]).by_type().len(), 1);
}

#[test]
fn deep_places_are_found() {
    let (before, after) = (chain(10), chain(30));
    let path = format!("{}end", "next.".repeat(LEVELS - 1));
    assert_eq!(after.find(&path).map(|node| node.own), Some(30));
    let largest = after.largest(1);
    assert_eq!((largest[0].depth, largest[0].path == path), (LEVELS, true));
    let diff = after.since(&before);
    assert_eq!(diff.find(&path).map(Change::bytes), Some(20));
    assert!(diff.find(&format!("{path}.next")).is_none());
    assert!(diff.path(LEVELS) == path);
    let series = Series::of_reports(&[before, after], &Keys::new());
    assert_eq!(series.find(&path).map(SeriesRow::growth), Some(20));
}

#[test]
fn deep_reports_are_compared() {
    let (before, after) = (chain(10), chain(30));
    formats::check_diff(&after.since(&before));
    formats::check_snapshot(&before, &["a", "b"]);
    let series = Series::of_reports(&[before, after], &Keys::new().numbers_alike());
    formats::check_lines(&series.to_string());
    assert!(!format!("{series:?}").is_empty());
    assert!(Series::from_json(&series.to_json()).is_ok_and(|read| read == series));
}

#[test]
fn deep_reports_are_compared_and_shown() {
    let (before, after) = (chain(10), chain(30));
    let diff = after.since(&before);
    assert_eq!(diff.changes.len(), LEVELS + 1);
    assert_eq!((diff.bytes(), diff.changes.last().unwrap().own_bytes()), (20, 20));
    assert!(diff.to_string().contains("… 1 inside"));
    assert!(diff.markdown().to_string().contains(" more places"));
    let read = Diff::from_json(&diff.to_json()).unwrap();
    assert!(read == diff);
    let series = Series::of_reports(&[before, after], &Keys::new());
    assert!(series.to_string().contains("… 1 inside"));
}

#[test]
fn shape_for_programmers_ends_at_some_level() {
    let text = format!("{:?}", chain(1));
    assert_eq!(text.matches("Node {").count(), 101);
    assert!(text.contains(", .. }]"), "{}", text.len());
}
