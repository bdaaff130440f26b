//! Reports that are deeper than any stack: whatever writes them comes to an end, and no byte is
//! lost.

use mem_size::render::AboutMemory;
use mem_size::report::Node;
use mem_size::{Label, MemUsage, Report};

const LEVELS: usize = 100_000;
/// What each of them owns.
const BYTES: usize = 3;

fn chain() -> Report {
    let mut node = Node::new(Label::Field("next"), "app::Link");
    for level in 1..=LEVELS {
        (node.own, node.deep) = (BYTES, level * BYTES);
        let inner = node;
        node = if level == LEVELS {
            Node::new(Label::Root, "app::Link")
        } else {
            Node::new(Label::Field("next"), "app::Link")
        };
        node.children.push(inner);
    }
    (node.own, node.deep) = (BYTES, (LEVELS + 1) * BYTES);
    let mut usage = MemUsage::default();
    usage.heap = node.deep;
    Report::new(usage, node)
}

/// The numbers behind this text, each up to what is no digit.
fn numbers_behind(text: &str, mark: &str) -> usize {
    let number = |part: &str| -> usize {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    };
    text.split(mark).skip(1).map(number).sum()
}

#[test]
fn tree_tells_that_there_is_more() {
    let text = chain().tree().min_percent(0.0).to_string();
    assert!(text.contains("… 1 inside"), "{}", text.lines().count());
}

#[test]
fn folded_stacks_add_up() {
    let report = chain();
    let text = report.folded().to_string();
    let bytes = |line: &str| line.rsplit(' ').next().and_then(|bytes| bytes.parse::<usize>().ok());
    assert_eq!(text.lines().filter_map(bytes).sum::<usize>(), report.root.deep);
}

#[test]
fn paths_of_about_memory_add_up() {
    let report = chain();
    let text = AboutMemory::of_process("app").report("links", &report).to_string();
    assert_eq!(numbers_behind(&text, r#""amount":"#), report.root.deep);
}

#[test]
fn speedscope_ends_with_all_bytes() {
    let report = chain();
    let text = report.speedscope().to_string();
    assert_eq!(numbers_behind(&text, r#""endValue":"#), report.root.deep);
    let count = |kind| text.matches(kind).count();
    assert_eq!(count(r#""type":"O""#), count(r#""type":"C""#));
}

#[cfg(feature = "html")]
#[test]
fn page_folds_what_is_deeper() {
    let text = chain().html().to_string();
    assert!(text.contains("… 1 more"));
}

#[cfg(feature = "flamegraph")]
#[test]
fn flamegraph_is_drawn() {
    assert!(chain().flamegraph().to_string().contains("(deeper_levels)"));
}
