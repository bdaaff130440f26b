//! Each kind of file tells its kind and version, and refuses any other in one line.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Display;

use mem_size::{Report, compare};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a value under other schemas.
fn check<T: Serialize + DeserializeOwned + Display>(value: &T, kind: &str) {
    let json = serde_json::to_string(value).unwrap();
    let own = format!("mem-size/{kind}/1");
    let complaint = |schema: &str| {
        let changed = json.replacen(&own, schema, 1);
        assert_ne!(changed, json, "{own}");
        let error = serde_json::from_str::<T>(&changed).err();
        error.map_or_else(String::new, |error| error.to_string())
    };
    let newer = format!("mem-size/{kind}/2");
    let expected =
        format!("schema is `{newer}`, written by a newer mem-size; this one reads up to version 1");
    assert!(complaint(&newer).starts_with(&expected), "{}", complaint(&newer));
    for other in ["mem-size/other/1", "1", "", &format!("mem-size/{kind}/0"), "other/report/1"] {
        let expected = format!("schema is `{other}`, expected `mem-size/{kind}`");
        let complaint = complaint(other);
        assert!(complaint.starts_with(&expected), "{complaint}");
        assert_eq!(complaint.lines().count(), 1);
    }
    for other in ["null", "[]", "1"] {
        let complaint = serde_json::from_str::<T>(other).err().unwrap().to_string();
        assert!(complaint.contains(" expected a") && !complaint.contains("struct"), "{complaint}");
    }
    let misspelt = json.replacen("\"schema\"", "\"skema\"", 1);
    let error = serde_json::from_str::<T>(&misspelt).err().unwrap().to_string();
    assert!(error.starts_with("unknown field `skema`"), "{error}");
}

#[test]
fn other_kinds_and_newer_versions_are_refused() {
    check(&Report::of(&1_u8), "report");
    check(&compare! { "a" => 1_u8 }, "comparison");
}

#[cfg(feature = "process")]
#[test]
fn other_kinds_and_newer_versions_of_measured_work_are_refused() {
    check(&mem_size::profile(|| ()).1, "profile");
    check(&mem_size::detect_leaks(10, || ()).unwrap(), "leaks");
}

#[cfg(feature = "registry")]
#[test]
fn other_kinds_and_newer_versions_of_types_are_refused() {
    #[derive(mem_size::MemSize)]
    struct Local(u8);

    check(&mem_size::registry::types(), "types");
    check(&mem_size::layout_of::<Local>(), "layout");
}

#[cfg(feature = "snapshot")]
#[test]
fn other_kinds_and_newer_versions_of_what_is_compared_are_refused() {
    use mem_size::snapshot::{Keys, Series};

    let report = Report::of(&1_u8);
    check(&report.since(&report), "diff");
    check(&Series::of_reports(&[report], &Keys::new()), "series");
}
