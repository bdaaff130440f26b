//! Comparisons are written and read back.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::LinkedList;
use std::sync::Mutex;

use mem_size::{Comparison, compare};
use serde_json::{Value, json};

fn comparison() -> Comparison {
    let locked = Mutex::new(vec![1_u8]);
    let held = locked.lock().unwrap();
    let compared = compare! {
        "one\n\"vec\"" => vec![1_u64, 2, 3],
        "list" => LinkedList::from([1_u64, 2, 3]),
        "nothing" => Vec::<String>::new(),
        "held" => locked,
    };
    drop(held);
    compared
}

#[test]
fn comparison_comes_back_as_it_was_and_is_shown_as_it_was() {
    let comparison = comparison();
    let read = Comparison::from_json(&comparison.to_json()).unwrap();
    assert_eq!(read, comparison);
    assert_eq!(read.to_string(), comparison.to_string());
}

#[test]
fn schema_is_as_documented() {
    let comparison = compare! { "a" => vec![String::from("b")] };
    let value: Value = serde_json::from_str(&comparison.to_json()).unwrap();
    let bytes = size_of::<String>();
    let expected = json!({
        "schema": "mem-size/comparison/1",
        "rows": [{
            "name": "a", "type_name": "alloc::vec::Vec<alloc::string::String>", "elements": 1,
            "usage": { "shallow": bytes, "heap": bytes + 1, "blocks": 2 },
        }],
    });
    assert_eq!(value, expected);
}

#[test]
fn elements_of_which_a_file_says_that_there_are_none_have_no_size() {
    let json = r#"{"schema": "mem-size/comparison/1",
        "rows": [{"name": "a", "type_name": "u8", "elements": 0}]}"#;
    let read = Comparison::from_json(json).unwrap();
    assert_eq!(read.rows[0].per_element(), None);
}
