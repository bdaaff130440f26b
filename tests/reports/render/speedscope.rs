//! The file for speedscope: as its published schema has it, and with the bytes of the report.
//!
//! `speedscope.schema.json` is `file-format-schema.json` of the package `speedscope` 1.25.0, MIT
//! licence, © Jamie Wong.

use mem_size::Report;
use serde_json::{Value, json};

use crate::render::schema::check;
use crate::render::shop::{NASTY, nasty, shop};

fn schema() -> Value {
    serde_json::from_str(include_str!("speedscope.schema.json")).expect("JSON")
}

/// The file, after a look at all that its importer asks for: events in order, each frame closed in
/// the frame around it.
fn sound(report: &Report) -> Value {
    let file: Value = serde_json::from_str(&report.speedscope().to_string()).expect("JSON");
    let schema = schema();
    assert_eq!(check(&file, &schema, &schema), Ok(()));
    let profile = &file["profiles"][0];
    let (mut open, mut last) = (Vec::new(), 0);
    for event in profile["events"].as_array().expect("events") {
        let at = event["at"].as_u64().expect("a number");
        assert!(last <= at);
        last = at;
        match event["type"].as_str() {
            Some("O") => open.push(&event["frame"]),
            _ => assert_eq!(open.pop(), Some(&event["frame"])),
        }
    }
    assert!(open.is_empty());
    assert_eq!(profile["endValue"].as_u64(), Some(report.root.deep as u64));
    assert!(last <= report.root.deep as u64);
    file
}

/// The bytes of all frames of a name.
fn width(file: &Value, name: &str) -> u64 {
    let frames = file["shared"]["frames"].as_array().expect("frames");
    let number = frames.iter().position(|frame| frame["name"] == name).expect("such a frame");
    let events = file["profiles"][0]["events"].as_array().expect("events");
    let events = events.iter().filter(|event| event["frame"].as_u64() == Some(number as u64));
    events.fold(0, |sum, event| {
        let at = event["at"].as_u64().expect("a number");
        if event["type"] == "O" { sum.wrapping_sub(at) } else { sum.wrapping_add(at) }
    })
}

#[test]
fn speedscope_file_keeps_its_schema_and_the_widths() {
    let file = sound(&shop());
    assert_eq!(width(&file, "Shop"), shop().root.deep as u64);
    assert_eq!(width(&file, "label: Arc<str>"), 500_000);
    assert_eq!(width(&file, "(spare)"), 392_000);
    let name = file["profiles"][0]["name"].as_str();
    assert!(name.is_some_and(|name| name.starts_with("Shop; sizes are lower bounds: 2 gaps")));
}

#[test]
fn speedscope_file_takes_any_name() {
    let file = sound(&nasty());
    let frames = file["shared"]["frames"].as_array().expect("frames");
    assert_eq!(frames.len(), 2 + NASTY.len());
    assert_eq!(width(&file, "two words 7"), 101);
    sound(&Report::of(&()));
}

#[test]
fn schema_finds_what_is_wrong() {
    let schema = schema();
    let mut file = sound(&shop());
    file["profiles"][0]["unit"] = json!("pounds");
    assert!(check(&file, &schema, &schema).is_err());
    file["profiles"][0]["unit"] = json!("bytes");
    assert_eq!(check(&file, &schema, &schema), Ok(()));
    file["profiles"][0]["events"][3]["at"] = json!("3");
    assert!(check(&file, &schema, &schema).is_err());
}
