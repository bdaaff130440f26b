//! Each format of a report, checked by a reader of its own where there is one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use mem_size::render::{AboutMemory, Bytes};
use mem_size::{Diff, Report, Snapshot};
use serde_json::Value;

/// Writes a report in each format; each is read back or looked over.
pub(crate) fn check(report: &Report) {
    for text in [
        report.to_string(),
        report.tree().depth(3).bytes(Bytes::Exact).min_percent(0.0).to_string(),
        report.tree().show_flat().to_string(),
        report.type_table().to_string(),
        report.type_table().rows(3).to_string(),
    ] {
        check_lines(&text);
    }
    let about = AboutMemory::of_process("app \"1\"").report("a/b", report).to_string();
    assert!(serde_json::from_str::<Value>(&about).unwrap()["reports"].is_array());
    let speedscope = report.speedscope().to_string();
    assert!(serde_json::from_str::<Value>(&speedscope).unwrap()["profiles"].is_array());
    let folded = report.folded().to_string();
    check_lines(&folded);
    for line in folded.lines() {
        assert!(line.rsplit_once(' ').unwrap().1.parse::<usize>().is_ok(), "{line}");
    }
    check_page(&report.html().title("a </title><script>").to_string());
    assert!(&Report::from_json(&report.to_json()).unwrap() == report);
    assert!(!format!("{report:?}").is_empty());
    assert!(report.largest(5).windows(2).all(|pair| pair[0].node.own >= pair[1].node.own));
    assert_eq!(report.by_type().iter().map(|row| row.own).sum::<usize>(), report.root.deep);
    assert!(report.find("no such place").is_none());
}

/// Writes a difference in each format.
pub(crate) fn check_diff(diff: &Diff) {
    for text in [
        diff.to_string(),
        diff.text().depth(2).min_percent(0.0).to_string(),
        diff.markdown().to_string(),
        diff.markdown().bytes(Bytes::Exact).to_string(),
    ] {
        check_lines(&text);
    }
    check_markdown(&diff.markdown().to_string());
    assert!(&Diff::from_json(&diff.to_json()).unwrap() == diff);
    assert!(!format!("{diff:?}").is_empty());
    assert!(diff.find("no such place").is_none());
    for row in [0, diff.changes.len() / 2, diff.changes.len() - 1] {
        assert!(diff.find(&diff.path(row)).is_some());
    }
}

/// A snapshot with the report under several names.
pub(crate) fn check_snapshot(report: &Report, names: &[&str]) {
    let mut snapshot = Snapshot::new();
    for name in names {
        snapshot.add_report(*name, report.clone());
    }
    assert!(Snapshot::from_json(&snapshot.to_json()).unwrap() == snapshot);
    assert!(snapshot.since(&snapshot).is_empty());
    let gone = Snapshot::new().since(&snapshot);
    assert_eq!(gone.bytes().unsigned_abs(), report.root.deep * names.len());
    check_diff(&gone);
}

/// All rows of a table have as many cells, and nothing but code comes from names.
fn check_markdown(text: &str) {
    let mut before = 0;
    for line in text.lines() {
        let cells = cells(line);
        assert!(cells == 0 || before == 0 || cells == before, "{line}");
        assert!(cells > 0 || !line.contains("<script"), "{line}");
        before = cells;
    }
}

/// How many marks between cells a line has; one behind a backslash is none.
fn cells(line: &str) -> usize {
    if !line.starts_with('|') {
        return 0;
    }
    let mut letters = line.chars();
    let mut count = 0;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '|' => count += 1,
            _ => {}
        }
    }
    count
}

/// Nothing that a terminal would take for a command, and no line that goes on elsewhere.
pub(crate) fn check_lines(text: &str) {
    let bad = |letter: &char| letter.is_control() && *letter != '\n';
    assert_eq!(text.chars().find(bad), None);
    let bidirectional = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    let turns = |letter: &char| bidirectional.iter().any(|range| range.contains(letter));
    assert_eq!(text.chars().find(turns), None);
}

/// The page has only our own script, and its data is JSON.
fn check_page(page: &str) {
    let scripts = page.matches("<script").count();
    assert_eq!(scripts, page.matches("</script").count());
    assert_eq!(scripts, 2);
    let (_, data) = page.split_once("<script type=\"application/json\"").unwrap();
    let (_, data) = data.split_once('>').unwrap();
    let (data, _) = data.split_once("</script").unwrap();
    assert!(serde_json::from_str::<Value>(data).unwrap().is_object());
}
