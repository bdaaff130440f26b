//! Each feature for a type of another crate stands in the manual, in both manifests, and nowhere
//! else; and the types that the manual names are there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

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

/// All sources in a folder, one after the other.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let source = |entry: fs::DirEntry| match entry.path() {
        path if path.is_dir() => sources(&path),
        path => fs::read_to_string(path).unwrap_or_default(),
    };
    entries.map(source).collect()
}

/// The file of a feature, and those of the macros that it calls.
fn sources_of(module: &str, folder: &Path, seen: &mut BTreeSet<String>) -> String {
    let Ok(source) = fs::read_to_string(folder.join(module).with_extension("rs")) else {
        return String::new();
    };
    let mut all = source.clone();
    for called in source.split("super::").skip(1).filter_map(|rest| rest.split(':').next()) {
        if seen.insert(called.to_owned()) {
            all += &sources_of(called, folder, seen);
        }
    }
    all
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|other| other == word)
}

#[test]
fn types_in_the_manual_stand_in_the_impls_or_are_aliases_that_are_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let impls = root.join("../../deepsize-core/src/impls/crates");
    let tests = sources(&root.join("tests/truth"));
    let mut count = 0;
    for line in MANUAL.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (Some(feature), Some(types)) = (cells.next(), cells.next()) else { continue };
        let module = feature.trim_matches('`').replace('-', "_");
        let source = sources_of(&module, &impls, &mut BTreeSet::new());
        for path in types.split('`').skip(1).step_by(2) {
            let path = path.split('<').next().unwrap_or_default();
            let name = path.rsplit("::").next().unwrap_or_default();
            assert!(has_word(&source, name) || has_word(&tests, name), "{feature}: {name}");
            count += 1;
        }
    }
    assert!(count > 400);
}
