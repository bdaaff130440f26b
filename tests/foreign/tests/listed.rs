//! Each feature for a type of another crate stands in the manual, in both manifests, and nowhere
//! else.

use std::collections::BTreeSet;

const MANUAL: &str = include_str!("../../../src/guide/foreign.md");
const CORE: &str = include_str!("../../../deepsize-core/Cargo.toml");
const FACADE: &str = include_str!("../../../Cargo.toml");

/// The features in the core's `foreign = […]`.
fn features() -> BTreeSet<&'static str> {
    let list = CORE.split_once("foreign = [").and_then(|(_, rest)| rest.split_once(']'));
    list.map(|(list, _)| list.split('"').skip(1).step_by(2).collect()).unwrap_or_default()
}

#[test]
fn manual_lists_each_feature() {
    let rows = MANUAL.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let listed: BTreeSet<&str> = rows.map(|(feature, _)| feature).collect();
    assert!(listed.len() > 20);
    assert_eq!(listed, features());
}

#[test]
fn facade_passes_each_feature_on() {
    for feature in features() {
        let line = format!("\n{feature} = [\"mem-size-core/{feature}\"");
        assert!(FACADE.contains(&line), "{feature}");
    }
}
