//! The HTML file: what is in it. `tests/html/check`, run by hand, opens the files that these tests
//! write in a browser.

use std::fs;
use std::path::Path;

use mem_size::report::Node;
use mem_size::{Label, MemUsage, Report};
use serde_json::Value;

use crate::render::shop::{NASTY, leaf, nasty, shop};

/// The page, and the data in it, after a look at all that holds for every page. Keeps the page for
/// a browser.
fn sound(report: &Report, name: &str) -> (String, Value) {
    let page = report.html().title(format!("{name} & <more>")).to_string();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    fs::write(path, &page).expect("a folder for what tests write");
    assert!(page.contains(&format!("<title>{name} &amp; &lt;more&gt;</title>")));
    // No name has opened or closed a script, nor opened a comment.
    let count = |what: &str| page.matches(what).count();
    assert_eq!([count("<script"), count("</script"), count("<!--")], [2, 2, 0]);
    // Nothing is fetched, and nothing would be allowed to be.
    assert_eq!([count("://"), count("src="), count("href="), count("@import")], [0; 4]);
    assert!(page.contains("default-src 'none'"));
    let (_, rest) = page.split_once("id=\"data\">").expect("the data");
    let (data, _) = rest.split_once("</script>").expect("its end");
    let data: Value = serde_json::from_str(data).expect("JSON");
    (page, data)
}

fn lines(data: &Value) -> &Vec<Value> {
    data["nodes"].as_array().expect("nodes")
}

/// Deep bytes of a line, and of those whose parent it is.
fn bytes(data: &Value, number: usize) -> (u64, u64) {
    let deep = |line: &Value| line[5].as_u64().expect("a number");
    let is_child = |line: &&Value| line[0].as_u64() == Some(number as u64);
    let below = lines(data).iter().skip(1).filter(is_child).map(deep).sum();
    (deep(&lines(data)[number]), below)
}

#[test]
fn page_has_each_line_after_its_parent_with_its_bytes() {
    let report = shop();
    let (_, data) = sound(&report, "shop");
    let fields = lines(&data).iter().filter(|line| line[1] == 0);
    assert_eq!(fields.count(), report.nodes().count());
    for (number, line) in lines(&data).iter().enumerate() {
        assert!(number == 0 || line[0].as_u64() < Some(number as u64));
        let (deep, below) = bytes(&data, number);
        assert!(below <= deep);
    }
    assert_eq!(bytes(&data, 0), (report.root.deep as u64, report.root.deep as u64 - 5));
    assert_eq!(data["types"].as_array().map(Vec::len), Some(report.by_type().len()));
    assert!(data["gaps"].as_str().is_some_and(|gaps| gaps.starts_with("sizes are lower bounds")));
    assert_eq!(data["folded"], 0);
}

#[test]
fn page_takes_any_name() {
    let (_, data) = sound(&nasty(), "nasty");
    let texts: Vec<&str> =
        data["texts"].as_array().expect("texts").iter().filter_map(Value::as_str).collect();
    // As they are, but for what would break a line or turn it around.
    let shown = |name: &str| match name {
        "line\nbreak\r\n" => r"line\nbreak\r\n".to_owned(),
        "\u{2028}\u{202e}é 名前" => r"\u{2028}\u{202e}é 名前".to_owned(),
        name => name.to_owned(),
    };
    for name in NASTY {
        assert!(texts.contains(&&*shown(name)), "{name:?} in {texts:?}");
    }
}

#[test]
fn page_of_a_million_lines_has_the_widest_and_sums_up_the_rest() {
    const SHELVES: usize = 1000;
    const ITEMS: usize = 1000;
    let shelf = |shelf: usize| {
        let mut node = Node::new(Label::Field("shelf"), "app::Shelf");
        node.children =
            (1..=ITEMS).map(|bytes| leaf(Label::Field("item"), "u8", bytes, 1)).collect();
        node.children.reverse();
        node.deep = ITEMS * (ITEMS + 1) / 2 + shelf;
        node.own = shelf;
        node
    };
    let mut root = Node::new(Label::Root, "app::Store");
    root.children = (0..SHELVES).rev().map(shelf).collect();
    root.deep = root.children.iter().map(|child| child.deep).sum();
    let report = Report::new(MemUsage::default(), root);

    let (page, data) = sound(&report, "million");
    assert!(page.len() < 500_000, "{}", page.len());
    let fields = lines(&data).iter().filter(|line| line[1] == 0).count();
    assert_eq!(fields, 5000);
    assert_eq!(data["folded"].as_u64(), Some((1 + SHELVES + SHELVES * ITEMS - fields) as u64));
    assert_eq!(bytes(&data, 0), (report.root.deep as u64, report.root.deep as u64));
    // The widest shelf has its own bytes and all of its items, most of them in one line.
    let (deep, below) = bytes(&data, 1);
    assert_eq!(deep - below, SHELVES as u64 - 1);
    let few = report.html().rows(1).to_string();
    assert!(few.len() < page.len() / 10);
}

#[test]
fn page_of_no_bytes_and_of_all_there_can_be() {
    let empty = Report::new(MemUsage::default(), leaf(Label::Root, "app::Empty", 0, 1));
    let (_, data) = sound(&empty, "empty");
    assert_eq!((lines(&data).len(), bytes(&data, 0)), (1, (0, 0)));
    let most = usize::MAX;
    let root = leaf(Label::Root, "app::Huge", most, most);
    let child = leaf(Label::Field("all"), "app::Huge", most, most);
    let (_, data) = sound(&Report::new(MemUsage::default(), root.with_child(child)), "huge");
    assert_eq!(bytes(&data, 0), (most as u64, most as u64));
}
