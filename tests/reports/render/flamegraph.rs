//! Flamegraphs: inferno reads every folded stack and draws it as wide as it should be.

use mem_size::Report;
use mem_size::report::Node;

use crate::render::folded::stacks;
use crate::render::shop::{nasty, shop};

/// What inferno has understood: the title of each frame, with its bytes.
fn drawn(svg: &str) -> Vec<(String, usize)> {
    let titles = svg.split("<title>").skip(1).filter_map(|rest| rest.split("</title>").next());
    let frame = |title: &str| {
        let (name, rest) = title.rsplit_once(" (").expect("bytes in parentheses");
        let bytes = rest.split(" bytes").next().expect("a number").replace(',', "");
        (name.to_string(), bytes.parse().expect("a number"))
    };
    titles.map(frame).collect()
}

#[test]
fn inferno_draws_each_node_with_its_deep_bytes() {
    let report = shop();
    let drawn = drawn(&report.flamegraph().to_string());
    // What is narrower than 0.01 % is left out.
    let wide = |bytes: usize| bytes as u64 * 10_000 >= report.root.deep as u64;
    let mut expected: Vec<_> =
        report.nodes().map(|at| at.node.deep).filter(|&bytes| wide(bytes)).collect();
    let apart = |node: &Node| [node.usage.spare, node.usage.overhead];
    expected.extend(report.nodes().flat_map(|at| apart(at.node)).filter(|&bytes| wide(bytes)));
    // All stacks stand on one frame.
    expected.push(report.root.deep);
    let mut found: Vec<_> = drawn.iter().map(|(_, bytes)| *bytes).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected, "{drawn:?}");
}

#[test]
fn inferno_reads_any_name_as_one_frame() {
    let report = nasty();
    let frames = drawn(&report.flamegraph().to_string());
    assert_eq!(frames.len(), stacks(&report).len() + 1, "{frames:?}");
    assert!(frames.iter().filter(|(_, bytes)| *bytes == report.root.deep).count() == 2);
}

#[test]
fn picture_is_the_same_each_time_and_says_what_is_missing() {
    let report = shop();
    let svg = report.flamegraph().title("A <shop> & more").to_string();
    assert_eq!(svg, report.flamegraph().title("A <shop> & more").to_string());
    assert!(svg.contains("A &lt;shop&gt; &amp; more"));
    assert!(svg.contains("sizes are lower bounds: 2 gaps"));
    assert!(Report::of(&()).flamegraph().to_string().contains("</svg>"));
}
