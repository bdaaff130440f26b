//! Profiles are written and read back.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use mem_size::{Profile, profile_named};
use serde_json::{Value, json};

fn profile() -> Profile {
    let (kept, profile) = profile_named("root \"quoted\"\n", || {
        let names: Vec<_> =
            (0..3).map(|length| profile_named("name", || "x".repeat(length)).0).collect();
        profile_named("outer", || profile_named("inner", || vec![1_u8; 100]));
        names
    });
    drop(kept);
    profile
}

#[test]
fn profile_comes_back_as_it_was_and_is_shown_as_it_was() {
    let profile = profile();
    assert_eq!(profile.find("name").map(|node| node.calls), Some(3));
    let read = Profile::from_json(&profile.to_json()).unwrap();
    assert_eq!(read, profile);
    assert_eq!(read.to_string(), profile.to_string());
    assert_eq!(read.find("inner"), profile.find("inner"));
    assert_eq!(read.location.to_string(), profile.location.to_string());
}

#[test]
fn profile_that_nobody_counted_comes_back() {
    let mut profile = profile();
    profile.counts = Err(mem_size::NotInstalled);
    (profile.panics, profile.recursions) = (1, 2);
    let read = Profile::from_json(&profile.to_json()).unwrap();
    assert_eq!(read, profile);
    assert!(read.to_string().contains("nothing counts allocations"));
}

#[test]
fn schema_is_as_documented() {
    let value: Value = serde_json::from_str(&profile().to_json()).unwrap();
    assert_eq!(value["schema"], "mem-size/profile/1");
    let nodes = value["nodes"].as_array().unwrap();
    let names: Vec<_> = nodes.iter().map(|node| (&node["name"], &node["parent"])).collect();
    let expected = [
        (&json!("root \"quoted\"\n"), &Value::Null),
        (&json!("name"), &json!(0)),
        (&json!("outer"), &json!(0)),
        (&json!("inner"), &json!(2)),
    ];
    assert_eq!(names, expected);
    let inner = &nodes[3];
    assert_eq!((&inner["calls"], &inner["counts"]["peak_bytes"]), (&json!(1), &json!(100)));
    assert!(inner["elapsed_ns"].is_u64());
    assert!(inner["location"]["file"].as_str().unwrap().ends_with("profile.rs"));
    assert!(inner["location"]["line"].is_u64() && inner["location"]["column"].is_u64());
    assert!(inner.get("panics").is_none() && inner.get("recursions").is_none());
}

fn node(parent: Option<usize>) -> Value {
    let mut node = json!({
        "name": "a", "location": { "file": "a.rs", "line": 1, "column": 1 },
        "calls": 1, "elapsed_ns": 1,
    });
    if let Some(parent) = parent {
        node["parent"] = json!(parent);
    }
    node
}

#[test]
fn lists_that_are_no_tree_are_refused() {
    let chain = (0..2000_usize).map(|nth| node(nth.checked_sub(1))).collect();
    let cases: [(Vec<Value>, &str); 4] = [
        (Vec::new(), "a profile has a root"),
        (vec![node(None), node(None)], "node 1 is a second root"),
        (vec![node(None), node(Some(1))], "node 1 comes before its parent, node 1"),
        (chain, "node 1001 lies deeper than 1000 levels"),
    ];
    for (nodes, expected) in cases {
        let json = json!({ "schema": "mem-size/profile/1", "nodes": nodes }).to_string();
        let message = Profile::from_json(&json).unwrap_err().to_string();
        assert!(message.ends_with(expected), "{message}");
    }
}
