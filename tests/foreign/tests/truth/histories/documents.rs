//! Documents whose tables are B-trees, and versions.

use proptest::prelude::*;

use super::{Element, Steps, config, pick, steps};
use crate::exact;

/// A tree of values with the tables of one crate. A table that holds something keeps a key: emptied
/// by removals it passes for a new one.
macro_rules! tree {
    ($steps:expr, $map:ty, $table:path, $list:path, $text:expr, $key:expr) => {{
        let mut map = <$map>::new();
        for &(step, number) in $steps {
            let key = $key(format!("{number:03}"));
            match step % 16 {
                0..8 => drop(map.insert(key, $text(String::of(number)))),
                8..11 if map.len() > 1 => {
                    let key = pick(map.iter().map(|(key, _)| key.clone()), number);
                    drop(key.map(|key| map.remove(&key)));
                }
                11 => drop(map.insert(
                    key,
                    $list(vec![$text(String::new()), $text(String::of(step))].into()),
                )),
                12 => {
                    let inner = map.clone();
                    if inner.len() < 40 {
                        drop(map.insert(key, $table(inner)));
                    }
                }
                13 => map = map.into_iter().collect(),
                14 if number < 30 => map.clear(),
                _ => {}
            }
            if map.len() > 60 {
                map.clear();
            }
        }
        $table(map)
    }};
}

fn json(steps: &Steps) -> serde_json::Value {
    use serde_json::{Map, Value};
    let steps: Vec<(u8, u8)> = steps
        .iter()
        .map(|&(step, n)| (if step % 16 == 12 && n > 80 { 0 } else { step }, n))
        .collect();
    tree!(&steps, Map<String, Value>, Value::Object, Value::Array, Value::String, |key| key)
}

macro_rules! toml {
    ($toml:ident, $steps:expr) => {{
        use $toml::{Table, Value};
        let steps: Vec<(u8, u8)> = $steps
            .iter()
            .map(|&(step, n)| (if step % 16 == 12 && n > 80 { 0 } else { step }, n))
            .collect();
        tree!(&steps, Table, Value::Table, Value::Array, Value::String, |key| key)
    }};
}

fn ron(steps: &Steps) -> ron::Value {
    use ron::{Map, Value};
    let mut map = Map::new();
    for &(step, number) in steps {
        let key = match number % 3 {
            0 => Value::Char(number.into()),
            1 => Value::String(format!("{number}")),
            _ => Value::Seq(vec![Value::Bool(true); number.into()]),
        };
        match step % 8 {
            0..5 => drop(map.insert(key, Value::Bytes(vec![7; number.into()]))),
            5 if map.len() > 1 => {
                let key = pick(map.keys().cloned(), number);
                drop(key.and_then(|key| map.remove(&key)));
            }
            6 if map.len() < 20 => {
                let inner = map.clone();
                drop(map.insert(key, Value::Option(Some(Box::new(Value::Map(inner))))));
            }
            7 => map = map.into_iter().collect(),
            _ => {}
        }
        if map.len() > 60 {
            map = Map::new();
        }
    }
    Value::Map(map)
}

fn versions(steps: &Steps) -> Vec<(semver::Version, semver::VersionReq)> {
    let identifier =
        |length: u8, number: u8| "a".repeat(usize::from(length) * usize::from(number % 130));
    let version = |&(step, number): &(u8, u8)| {
        let mut version = semver::Version::new(step.into(), number.into(), 0);
        let text = identifier(step, number);
        version.pre = semver::Prerelease::new(&text).expect("letters");
        version.build = semver::BuildMetadata::new(&text[text.len() / 2..]).expect("letters");
        let requirement = format!("^{step}.{number}, >{number}.1.2-{}x", &text[..text.len() / 3]);
        (version.clone(), requirement.parse().expect("a requirement"))
    };
    steps.iter().take(20).map(version).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn documents_after_any_history_are_exact(steps in steps()) {
        exact(|| json(&steps));
        exact(|| toml!(toml_0_8, steps));
        exact(|| toml!(toml_0_9, steps));
        exact(|| toml!(toml_1, steps));
        exact(|| ron(&steps));
    }

    #[test]
    fn any_versions_are_exact(steps in steps()) {
        exact(|| versions(&steps));
    }
}
