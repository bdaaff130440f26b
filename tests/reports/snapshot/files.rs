//! Snapshots and differences in files.

use mem_size::snapshot::{Course, Diff, Keys, Series};
use mem_size::{Report, Snapshot};
use serde_json::{Value, json};

#[test]
fn snapshot_comes_back() {
    let mut snapshot = Snapshot::new();
    snapshot.add("a \"quoted\" name", &vec![String::from("x")]);
    snapshot.add("b", &super::shop());
    let read = Snapshot::from_json(&snapshot.to_json()).unwrap();
    assert_eq!(read, snapshot);
    assert!(read.since(&snapshot).is_empty());
    let value: Value = serde_json::from_str(&snapshot.to_json()).unwrap();
    assert_eq!(value["schema"], "mem-size/snapshot/1");
    assert_eq!(value["reports"]["b"]["schema"], "mem-size/report/1");
    assert!(value["time"].is_u64() && value["alloc"]["live_bytes"].is_i64());
}

#[test]
fn each_kind_of_file_is_told_from_the_others() {
    let report = Report::of(&1_u8);
    let snapshot = Snapshot::new();
    let diff = report.since(&report);
    let complaint = Snapshot::from_json(&report.to_json()).unwrap_err().to_string();
    assert!(complaint.ends_with("expected `mem-size/snapshot`"), "{complaint}");
    let complaint = Report::from_json(&snapshot.to_json()).unwrap_err().to_string();
    assert!(complaint.ends_with("expected `mem-size/report`"), "{complaint}");
    assert!(Diff::from_json(&snapshot.to_json()).is_err());
    assert!(Diff::from_json(&diff.to_json()).unwrap().is_empty());
}

#[test]
fn mistakes_in_a_snapshot_have_their_place() {
    let mut snapshot = Snapshot::new();
    snapshot.add("a", &1_u8);
    snapshot.add("b", &2_u8);
    let json = snapshot.to_json();
    let complaint = Snapshot::from_json(&json.replace("\"b\"", "\"a\"")).unwrap_err();
    assert!(complaint.to_string().ends_with("there are two reports `a`"), "{complaint}");
    let line = json.lines().position(|line| line.contains("\"label\"")).unwrap() + 1;
    let complaint = Snapshot::from_json(&json.replacen("\"label\"", "\"lable\"", 1)).unwrap_err();
    assert_eq!(complaint.line(), line, "{complaint}");
    let complaint = Snapshot::from_json(&json.replacen(
        "\"deep\": 1, \"own\": 1, \"usage\"",
        "\"deep\": 2, \"own\": 1, \"usage\"",
        1,
    ))
    .unwrap_err();
    let message = "bytes of node 0 are not those of its parts";
    assert!(complaint.line() > line && complaint.to_string().ends_with(message), "{complaint}");
}

#[test]
fn series_comes_back_as_it_was_and_is_shown_as_it_was() {
    let reports = [1, 2, 3, 4].map(|length| {
        Report::of(&(vec![vec![0_u8; 100]; length], vec!["a \"name\"".to_string(); 5 - length]))
    });
    let series = Series::of_reports(&reports, &Keys::new());
    let read = Series::from_json(&series.to_json()).unwrap();
    assert_eq!(read, series);
    assert_eq!(read.to_string(), series.to_string());
    assert_eq!(read.find("0").unwrap().course(), Course::Steady);
    let value: Value = serde_json::from_str(&series.to_json()).unwrap();
    assert_eq!((&value["schema"], &value["steps"]), (&json!("mem-size/series/1"), &json!(3)));
    let row = &value["rows"][1];
    assert_eq!((&row["parent"], &row["label"]), (&json!(0), &json!({ "field": "0" })));
    assert_eq!(row["type_name"], "alloc::vec::Vec<alloc::vec::Vec<u8>>");
    assert_eq!(row["bytes"], json!(series.rows[1].bytes));
}

#[test]
fn mistakes_in_a_series_are_named() {
    let reports = [1, 2].map(|length| Report::of(&vec![vec![0_u8; length]; length]));
    let json = Series::of_reports(&reports, &Keys::new()).to_json();
    let cases = [
        ("\"steps\": 1", "\"steps\": 2", "line 8, column 1: row 0 has not the bytes of 3 moments"),
        (
            "{\"label\"",
            "{\"parent\": 0, \"label\"",
            "line 6, column 2: row 0 comes before its parent, row 0",
        ),
    ];
    for (from, to, expected) in cases {
        assert!(json.contains(from), "{json}");
        let message = Series::from_json(&json.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(message.ends_with(expected), "{message}");
    }
}

#[test]
fn move_between_changes_that_are_not_there_is_named() {
    let reports = [[5000, 0], [0, 5000]]
        .map(|lengths| Report::of(&(vec![0_u8; lengths[0]], vec![0_u8; lengths[1]])));
    let diff = reports[1].since(&reports[0]);
    assert_eq!(diff.moves.len(), 1);
    let json = diff.to_json();
    let place = format!("\"to\": {}", diff.moves[0].to);
    assert!(json.contains(&place), "{json}");
    let broken = json.replace(&place, &format!("\"to\": {}", diff.changes.len()));
    let message = Diff::from_json(&broken).unwrap_err().to_string();
    let end = format!("line {}, column 1: ", json.lines().count());
    assert_eq!(message, format!("{end}move 0 names a change that is not there"));
}
