//! The printed tree, of reports made by hand, so that it is the same on every platform.

#![expect(clippy::indexing_slicing, clippy::expect_used, reason = "a test fails by panicking")]

mod about_memory;
mod deep;
#[cfg(feature = "flamegraph")]
mod flamegraph;
mod folded;
#[cfg(feature = "html")]
mod html;
mod schema;
mod shop;
mod speedscope;

use mem_size::render::Bytes;
use mem_size::report::{Node, NodeLabel, Recursion, Skip};
use mem_size::{Gap, Gaps, Label, MemUsage, Report};

use shop::{field, shop};

#[test]
fn tree_shows_bytes_shares_counts_and_notes() {
    insta::assert_snapshot!(shop());
}

#[test]
fn depth_says_what_it_leaves_out() {
    insta::assert_snapshot!(shop().tree().depth(1));
}

#[test]
fn small_lines_are_summed_up_unless_they_have_gaps() {
    insta::assert_snapshot!(shop().tree().min_percent(5.0));
}

#[test]
fn bytes_can_be_exact() {
    insta::assert_snapshot!(shop().tree().depth(1).bytes(Bytes::Exact));
}

#[test]
fn columns_line_up_with_wide_letters_and_long_types() {
    let wide = field("名前", "alloc::string::String", 700);
    let accents = field("größe", "app::größe::Maß", 200);
    let long = "std::collections::hash::map::HashMap<alloc::sync::Arc<str>, \
    alloc::vec::Vec<alloc::rc::Rc<core::cell::RefCell<app::Package>>>>";
    let long = field("by_name", long, 100);
    let root =
        Node::new(Label::Root, "app::Wide").with_child(wide).with_child(accents).with_child(long);
    insta::assert_snapshot!(Report::new(MemUsage::default(), root));
}

#[test]
fn long_name_does_not_push_the_others_aside() {
    let long = |end: &str| {
        let mut place = field("", "u8", 300);
        place.label = NodeLabel::Field(format!("https://host/{}{end}", "way/".repeat(50)).into());
        place
    };
    let root = Node::new(Label::Root, "app::Cache").with_child(field("hits", "u64", 100));
    let root = root.with_child(long("a.json")).with_child(long("b.json"));
    let report = Report::new(MemUsage::default(), root);
    let tree = report.tree().show_flat().to_string();
    assert!(tree.lines().all(|line| line.chars().count() <= 90), "{tree}");
    assert!(tree.contains("way/a.json: u8") && tree.contains("https://host/way/"), "{tree}");
    // Where no line is to be kept short, names are whole.
    assert!(report.folded().to_string().contains(&"way/".repeat(50)));
}

#[test]
fn types_have_a_line_each_and_the_small_ones_one_together() {
    let report = shop();
    insta::assert_snapshot!(report.type_table().rows(4));
    let bytes = report.root.deep.to_string();
    let exact = report.type_table().rows(0).bytes(Bytes::Exact).to_string();
    assert!(exact.contains(&format!("{bytes} B  100.0 %")), "{exact}");
}

#[test]
fn value_without_bytes_has_a_tree() {
    let root = Node::new(Label::Root, "()");
    insta::assert_snapshot!(Report::new(MemUsage::default(), root));
}

#[test]
fn recursion_skips_and_gaps_are_noted() {
    let mut children = field("children", "alloc::vec::Vec<app::Tree>", 900);
    children.recursion = Recursion::Folded;
    let mut plain = field("plain", "app::Foreign", 16);
    plain.skipped = Some(Skip::new(None));
    let mut reason = field("reason", "app::Foreign", 16);
    reason.skipped = Some(Skip::new(Some("owned by the engine")));
    let mut gap = field("gap", "std::sync::Mutex<u8>", 16);
    (gap.usage.gaps, gap.count) = (gaps(&[Gap::Locked, Gap::Locked, Gap::Depth]), 3);
    let root = [children, plain, reason, gap]
        .into_iter()
        .fold(Node::new(Label::Root, "app::Tree"), Node::with_child);
    let mut usage = MemUsage::default();
    usage.gaps = gaps(&[Gap::Locked, Gap::Locked, Gap::Depth]);
    insta::assert_snapshot!(Report::new(usage, root));
}

pub(crate) fn gaps(each: &[Gap]) -> Gaps {
    let mut gaps = Gaps::default();
    for &gap in each {
        gaps.add(gap);
    }
    gaps
}
