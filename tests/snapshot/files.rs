//! Snapshots and differences in files.

use mem_size::snapshot::Diff;
use mem_size::{Report, Snapshot};
use serde_json::Value;

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
