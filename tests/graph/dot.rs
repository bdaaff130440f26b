//! The graph as a picture: nothing is lost by folding, and the text is one that Graphviz takes.

use std::collections::BTreeMap;
use std::rc::Rc;

use mem_size::MemSize;
use mem_size::graph::OwnerGraph;
use mem_size::render::Bytes;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use crate::model::plan;
use crate::text::app;

/// A picture as a reader of the language sees it.
pub(crate) struct Picture {
    /// The lines of each label by the name of the box.
    pub(crate) labels: BTreeMap<String, Vec<String>>,
    arrows: Vec<(String, String)>,
}

pub(crate) fn read(text: &str) -> Picture {
    let mut picture = Picture { labels: BTreeMap::new(), arrows: Vec::new() };
    assert!(text.starts_with("digraph owners {\n") && text.ends_with("}\n"), "{text}");
    for line in text.lines().filter(|line| line.contains(" [label=\"")) {
        let (name, rest) = line.trim().split_once(" [label=\"").expect("a label");
        let label = &rest[..unescaped_quote(rest)];
        assert!(line.ends_with(']'), "{line}");
        if let Some((from, to)) = name.split_once(" -> ") {
            picture.arrows.push((from.into(), to.into()));
        } else {
            let lines = label.split("\\n").map(String::from).collect();
            picture.labels.insert(name.into(), lines);
        }
    }
    picture
}

/// Where a text in quotes ends.
fn unescaped_quote(text: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |c: char| {
        let is_end = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    };
    text.find(is_end).expect("a closing quote")
}

impl Picture {
    /// Bytes of all boxes, written exactly.
    fn bytes(&self) -> usize {
        let own = self.labels.values().flatten().filter_map(|line| {
            let (bytes, _) = line.split_once(" B")?;
            bytes.parse::<usize>().ok()
        });
        own.sum()
    }
}

#[test]
#[cfg(target_pointer_width = "64")]
fn picture_of_an_app() {
    let (app, _elsewhere) = app();
    let graph = OwnerGraph::builder().root("app", &app).build();
    insta::assert_snapshot!(graph.dot());
}

#[test]
fn what_does_not_fit_is_the_rest() {
    let (app, _elsewhere) = app();
    let graph = OwnerGraph::builder().root("app", &app).build();
    for most in 0..12 {
        let text = graph.dot().nodes(most).bytes(Bytes::Exact).to_string();
        let picture = read(&text);
        assert_eq!(picture.bytes(), app.heap_size(), "{text}");
        let rest = picture.labels.values().any(|lines| lines[0].starts_with("the rest ×"));
        let boxes = picture.labels.len() - usize::from(text.contains("\"outside\""));
        assert_eq!(boxes, most.clamp(1, 7) + usize::from(rest), "{text}");
        assert_eq!(rest, most < 7, "{text}");
    }
}

#[test]
fn label_is_as_wide_as_can_be_drawn_and_names_no_character() {
    #[derive(MemSize)]
    struct Pi(u8);
    let (long, pi) = ("long ".repeat(2000), Pi(3));
    let shared = Rc::new([&pi, &pi]);
    let pair = vec![Rc::clone(&shared), shared];
    let graph = OwnerGraph::builder().root(long, &pair).build();
    let text = graph.dot().to_string();
    assert!(text.contains("[&amp;Pi; 2]") && !text.contains("[&Pi; 2]"), "{text}");
    let widest = read(&text).labels.into_values().flatten().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| (60..100).contains(&widest)), "{text}");
}

#[test]
fn weak_leads_to_the_block_from_wherever_it_is() {
    let rc: Rc<str> = Rc::from("text");
    // The list of `Weak`s is nearer to the root than the strong handle.
    let holder = Rc::new((Rc::clone(&rc), 1));
    let pair = (vec![Rc::downgrade(&rc)], vec![Rc::clone(&holder), holder]);
    drop(rc);
    let dot = OwnerGraph::of(&pair).dot().to_string();
    let line = |what: &str| dot.lines().find(|line| line.contains(what)).expect("a line");
    let number = |line: &str| line.split_whitespace().next().expect("a number").to_owned();
    let text = number(line(r"\nstr\n"));
    let list = number(line(r"\nVec<Weak<str>>"));
    assert!(dot.contains(&format!("{list} -> {text} [label=\"\", style=dashed]")), "{dot}");
}

#[test]
fn names_of_others_are_quoted() {
    let text: Rc<str> = Rc::from("text");
    let pair = (Rc::clone(&text), text);
    let graph = OwnerGraph::builder().root("a \"name\\\"\t", &pair).build();
    let dot = graph.dot().to_string();
    assert!(dot.contains(r#"label="a \"name\\\"\\t\n"#), "{dot}");
    assert_eq!(read(&dot).labels.len(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_graph_keeps_its_bytes(plan in plan(), most in 0_usize..8) {
        let built = plan.build();
        let graph = OwnerGraph::of(&built.root);
        let picture = read(&graph.dot().nodes(most).bytes(Bytes::Exact).to_string());
        prop_assert_eq!(picture.bytes(), built.root.heap_size());
        for end in picture.arrows.iter().flat_map(|(from, to)| [from, to]) {
            prop_assert!(picture.labels.contains_key(end), "{end}");
        }
    }
}
