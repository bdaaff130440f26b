//! Folded stacks: one line for each node, whatever its name.

use mem_size::Report;

use crate::render::shop::{NASTY, nasty, shop};

/// Stacks and numbers, as flamegraph.pl takes a line apart.
pub(crate) fn stacks(report: &Report) -> Vec<(Vec<String>, usize)> {
    let folded = report.folded().to_string();
    let stack = |line: &str| {
        let (stack, bytes) = line.rsplit_once(' ').expect("a blank before the number");
        assert!(!stack.contains(char::is_whitespace), "{line:?}");
        (stack.split(';').map(String::from).collect(), bytes.parse().expect("a number"))
    };
    folded.lines().map(stack).collect()
}

#[test]
fn folded_lines_show_ways_and_own_bytes() {
    insta::assert_snapshot!(shop().folded());
}

#[test]
fn folded_bytes_add_up_and_names_break_no_line() {
    for report in [shop(), nasty(), Report::of(&vec![Some(vec!["a".to_string()]); 3])] {
        let stacks = stacks(&report);
        let sum: usize = stacks.iter().map(|(_, bytes)| bytes).sum();
        assert_eq!(
            sum,
            report.root.own + report.root.children.iter().map(|c| c.deep).sum::<usize>()
        );
        assert_eq!(sum, report.root.deep);
    }
    let stacks = stacks(&nasty());
    // The root's own and spare bytes, and a line for each name.
    assert_eq!(stacks.len(), 2 + NASTY.len());
    assert!(stacks.iter().all(|(frames, _)| frames.len() <= 2), "{stacks:?}");
    assert!(stacks.iter().all(|(frames, _)| frames.iter().all(|frame| !frame.is_empty())));
}

#[test]
fn value_without_bytes_has_no_lines() {
    assert_eq!(Report::of(&()).folded().to_string(), "");
}
