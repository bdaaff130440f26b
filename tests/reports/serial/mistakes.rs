//! Each mistake in a file has one line that tells what and where.

use std::fs;

use mem_size::Report;

const GOOD: &str = r#"{
 "schema": "mem-size/report/1",
 "usage": {},
 "type_names": ["app::A", "u8"],
 "nodes": [
  {"label": "root", "type": 0, "deep": 3, "own": 1},
  {"parent": 0, "label": {"field": "a"}, "type": 1, "deep": 2, "own": 2}
 ],
 "types": [{"type": 1, "count": 3, "deep": 2, "own": 2}]
}
"#;

fn complaint(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    let read = Report::from_json(&GOOD.replacen(from, to, 1));
    read.err().map_or_else(String::new, |error| error.to_string())
}

#[test]
fn good_file_is_read() {
    let report = Report::from_json(GOOD).unwrap();
    assert_eq!(report.find("a").map(|node| node.deep), Some(2));
}

#[test]
fn mistakes_are_named_with_their_place() {
    let cases = [
        (
            "report/1",
            "snapshot/1",
            "line 2, column 32: schema is `mem-size/snapshot/1`, \
             expected `mem-size/report`",
        ),
        (
            "report/1",
            "report/2",
            "line 2, column 30: schema is `mem-size/report/2`, \
             written by a newer mem-size; this one reads up to version 1",
        ),
        ("mem-size/report/1", "1", "line 2, column 14: schema is `1`, expected `mem-size/report`"),
        (
            "\"deep\": 2",
            "\"deep\": -2",
            "line 7, column 62: invalid value: integer `-2`, expected usize",
        ),
        (
            "\"parent\": 0",
            "\"parent\": 1",
            "line 8, column 2: node 1 comes before its parent, node 1",
        ),
        ("\"parent\": 0, ", "", "line 8, column 2: node 1 is a second root"),
        (
            "\"type\": 1",
            "\"type\": 2",
            "line 10, column 1: node 1 has type 2, but there are 2 types",
        ),
        (
            "1, \"count\": 3",
            "7, \"count\": 3",
            "line 10, column 1: row 0 has type 7, but there are 2 types",
        ),
        (
            "\"own\": 1",
            "\"own\": 2",
            "line 10, column 1: bytes of node 0 are not those of its parts",
        ),
        (
            "{\"field\": \"a\"}",
            "\"fields\"",
            "line 7, column 33: unknown variant `fields`, expected one of `root`, \
             `field`",
        ),
        (
            "\"own\": 1",
            "\"own\": 1, \"usage\": {\"gaps\": {\"Broken\": 1}}",
            "line 6, column 79: unknown variant `Broken`, \
             expected one of `Locked`",
        ),
        (
            "\"own\": 1",
            "\"owns\": 1",
            "line 6, column 48: unknown field `owns`, \
             expected one of `parent`",
        ),
    ];
    for (from, to, expected) in cases {
        let message = complaint(from, to);
        assert!(message.starts_with(expected), "{message}\n{expected}");
        assert_eq!(message.lines().count(), 1);
    }
    let cut = Report::from_json(&GOOD[..GOOD.len() - 3]).unwrap_err();
    assert_eq!(cut.to_string(), "line 9, column 56: EOF while parsing an object");
}

#[test]
fn empty_list_has_no_root() {
    let at = GOOD.find("\n  {").unwrap();
    let json = format!("{}]}}", &GOOD[..at]);
    let message = Report::from_json(&json).unwrap_err().to_string();
    assert_eq!(message, "line 5, column 13: a report has a root");
}

#[test]
fn error_of_a_file_names_it() {
    let path = std::env::temp_dir().join(format!("mem-size-mistakes-{}.json", std::process::id()));
    fs::write(&path, GOOD.replace("\"usage\"", "\"use\"")).unwrap();
    let error = Report::load(&path).unwrap_err();
    assert_eq!((error.line(), error.column()), (3, 6));
    assert!(error.to_string().starts_with(&format!("{}:3:6: unknown field `use`", path.display())));
    fs::remove_file(&path).unwrap();
    let error = Report::load(&path).unwrap_err();
    assert_eq!(error.path(), Some(&*path));
    assert!(error.to_string().starts_with(&format!("{}: ", path.display())));
    assert!(Report::of(&0_u8).save(path.join("below a file that is not there")).is_err());
}

#[test]
fn name_with_a_line_break_stays_in_the_line() {
    let message = complaint("\"own\": 1", "\"ow\\nn\": 1");
    assert!(message.contains("unknown field `ow\\nn`"), "{message}");
    assert_eq!(message.lines().count(), 1);
    let message = Report::load("no\nsuch file").unwrap_err().to_string();
    assert!(message.starts_with("no\\nsuch file: "), "{message}");
}

#[test]
fn file_that_is_no_utf8_is_told() {
    let path = std::env::temp_dir().join(format!("mem-size-utf8-{}.json", std::process::id()));
    fs::write(&path, b"{\"schema\": \"\xff\"}").unwrap();
    let message = Report::load(&path).unwrap_err().to_string();
    fs::remove_file(&path).unwrap();
    assert!(message.contains(":1:") && message.contains("unicode"), "{message}");
}
