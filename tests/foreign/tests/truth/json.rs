//! JSON values: their maps are B-trees.

use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::exact;

#[test]
fn plain_values_own_nothing() {
    exact(|| Value::Null);
    exact(|| json!(7));
    exact(|| json!({}));
    exact(|| json!([]));
}

#[test]
fn documents_are_exact() {
    exact(|| json!("text"));
    exact(|| {
        json!({
            "name": "Ada",
            "tags": ["a", "b", {"deep": [1, 2.5, null, true]}],
            "nested": {"x": {"y": {"z": "!"}}},
        })
    });
    for length in [1, 11, 12, 100, 5000] {
        exact(|| {
            let entries = (0..length).map(|n| (format!("key {n}"), json!([n, {"n": n}])));
            Value::Object(entries.collect())
        });
    }
}

#[test]
fn unparsed_values_are_exact() {
    let unparsed = || serde_json::from_str::<Box<RawValue>>("{ \"name\":  \"Ada\" }").ok();
    exact(unparsed);
    exact(|| vec![unparsed(), unparsed()]);
}

#[test]
fn maps_after_removals_are_exact() {
    exact(|| {
        let mut map = serde_json::Map::new();
        for n in 0..500 {
            map.insert(format!("{:03}", n * 7 % 500), json!(n.to_string()));
        }
        map.retain(|_, value| value.as_str().is_some_and(|text| text.len() == 2));
        map
    });
}
