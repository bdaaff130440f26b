//! A million places side by side; without optimisation, which makes each ten times as slow, fewer.

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Keys, Series, SeriesRow};
use mem_size::{Label, MemUsage, Report};

use super::formats;

const PLACES: usize = if cfg!(debug_assertions) { 30_000 } else { 1_000_000 };

fn row(by: usize) -> Report {
    let places = (0..PLACES).map(|nth| {
        let mut node = Node::new(NodeLabel::Field(nth.to_string().into()), "app::Place");
        (node.own, node.deep) = (nth % 100 + by, nth % 100 + by);
        node
    });
    let root = Node::new(Label::Root, "app::Row").with_children(places);
    Report::new(MemUsage::default(), root)
}

#[test]
fn wide_report_is_written_in_each_format() {
    formats::check(&row(1));
}

#[test]
fn wide_reports_are_compared() {
    let (before, after) = (row(1), row(2));
    let diff = after.since(&before);
    assert_eq!((diff.changes.len(), diff.bytes()), (PLACES + 1, PLACES.cast_signed()));
    formats::check_diff(&diff);
    drop(diff);
    let series = Series::of_reports(&[before, after], &Keys::new());
    formats::check_lines(&series.to_string());
    assert_eq!(series.find("12345").map(SeriesRow::growth), Some(1));
}
