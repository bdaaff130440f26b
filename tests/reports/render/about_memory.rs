//! The file for `about:memory`, held against what the page asks of a file (`aboutMemory.js` of
//! Firefox): it loads with no word of complaint, and its tree has the bytes of the report.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mem_size::Report;
use mem_size::render::AboutMemory;
use serde_json::Value;

use crate::render::shop::{NASTY, nasty, shop};

/// A tree as the page builds it: bytes of leaves by path.
fn load(page: &AboutMemory<'_>) -> BTreeMap<String, u64> {
    let file: Value = serde_json::from_str(&page.to_string()).expect("JSON");
    assert_eq!(file["version"], 1);
    assert!(file["hasMozMallocUsableSize"].is_boolean());
    let mut leaves = BTreeMap::new();
    for line in file["reports"].as_array().expect("a list") {
        let text = |key: &str| line[key].as_str().expect("a text").to_string();
        let path = text("path");
        let (kind, units) = (line["kind"].as_u64(), line["units"].as_u64());
        assert!(!text("process").is_empty() && line["description"].is_string());
        // Under `explicit` all are bytes, in the heap or not.
        assert_eq!(units, Some(0));
        let is_explicit = path.starts_with("explicit/");
        assert!(is_explicit && matches!(kind, Some(0 | 1)) || !is_explicit && kind == Some(2));
        // Equal paths would be summed up and marked.
        let before = leaves.insert(path, line["amount"].as_u64().expect("a number"));
        assert_eq!(before, None);
    }
    let paths: Vec<_> = leaves.keys().collect();
    // An inner node has no bytes of its own: they would be lost.
    let is_inner =
        |path: &&&String| paths.iter().any(|other| other.starts_with(&format!("{path}/")));
    assert_eq!(paths.iter().find(is_inner), None);
    leaves
}

fn below(leaves: &BTreeMap<String, u64>, path: &str) -> u64 {
    leaves.iter().filter(|(leaf, _)| leaf.starts_with(path)).map(|(_, bytes)| bytes).sum()
}

#[test]
fn about_memory_sums_up_to_the_report() {
    let (shop, users) = (shop(), Report::of(&vec![Some("Ada".to_string()), None]));
    let page = AboutMemory::of_process("server (pid 7)").report("shop", &shop);
    let leaves = load(&page.report("users", &users).heap_allocated(5_000_000).resident(9_000_000));
    assert_eq!(below(&leaves, "explicit/shop"), shop.root.deep as u64);
    assert_eq!(below(&leaves, "explicit/users"), users.root.deep as u64);
    let values = shop.find("stock.[value]").expect("there are values");
    let stock = leaves.keys().find(|path| path.starts_with("explicit/shop/stock: BTreeMap"));
    let stock = stock.and_then(|path| path.split('/').nth(2)).expect("a line for the stock");
    let path = format!("explicit/shop/{stock}/[value]: Vec<Item>");
    assert_eq!(below(&leaves, &path), values.deep as u64);
    assert_eq!(leaves.get(&format!("{path}/(spare)")), Some(&390_000));
    assert_eq!(leaves.get("heap-allocated"), Some(&5_000_000));
    assert_eq!(leaves.get("resident"), Some(&9_000_000));
}

#[test]
fn about_memory_takes_any_name_as_one_level() {
    let report = nasty();
    let leaves = load(&AboutMemory::of_process("p").report("nasty", &report));
    assert_eq!(leaves.len(), 2 + NASTY.len());
    let is_shown_as_it_is = |c: char| !c.is_control() && c != '\u{202e}' && c != '\u{2028}';
    assert!(leaves.keys().all(|path| path.chars().all(is_shown_as_it_is)), "{leaves:?}");
    assert!(leaves.keys().all(|path| path.split('/').count() == 3), "{leaves:?}");
    assert_eq!(below(&leaves, "explicit/"), report.root.deep as u64);
}

/// Keeps two files for `tests/about-memory/check`.
#[test]
fn files_for_a_look_in_firefox_load() {
    let (shop, nasty) = (shop(), nasty());
    let before = AboutMemory::of_process("server").report("shop", &shop);
    let before = before.heap_allocated(5_000_000).resident(9_000_000);
    let after = before.clone().report("nasty", &nasty);
    for (page, name) in [(before, "before"), (after, "after")] {
        assert!(!load(&page).is_empty());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("about-{name}.json"));
        fs::write(path, page.to_string()).expect("a folder for what tests write");
    }
}

#[test]
fn types_of_one_short_name_have_lines_of_their_own() {
    use crate::render::shop::field;
    use mem_size::report::Node;
    use mem_size::{Label, MemUsage};

    let root = Node::new(Label::Root, "app::Both").with_child(field("it", "app::a::Id", 8));
    let report = Report::new(MemUsage::default(), root.with_child(field("it", "app::b::Id", 16)));
    let leaves = load(&AboutMemory::of_process("p").report("both", &report));
    assert_eq!(leaves.len(), 2);
    assert_eq!(below(&leaves, "explicit/both"), 24);
}
