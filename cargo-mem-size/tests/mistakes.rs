//! Mistakes in files and arguments: each has one line that tells it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use mem_size::snapshot::{Keys, Series};
use mem_size::{CountingAlloc, Report, profile};

use support::{Folder, app, outcome, run};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

#[test]
fn bad_files_get_one_line_with_the_place() {
    let folder = Folder::new("bad");
    let good = folder.report("good.json", &app(1));
    let snapshot = folder.snapshot("snapshot.json", &app(1));
    let json = fs::read_to_string(&good).unwrap();
    let missing = folder.0.join("missing.json");
    let cut = folder.text("cut.json", &json[..json.len() / 2]);
    let other = folder.text("other.json", "{\"name\": 1}");
    let newer = folder.text("newer.json", &json.replace("report/1", "report/9"));
    let empty = folder.text("empty.json", "");
    let binary = folder.0.join("binary.json");
    fs::write(&binary, b"{\n \"schema\": \"\xff\"}").unwrap();
    let lines = |file: &Path, rest: &str| format!("cargo mem-size: {}{rest}", file.display());
    let cases = [
        (&missing, lines(&missing, ": ")),
        (&cut, lines(&cut, ":")),
        (&other, lines(&other, ":1:7: unknown field `name`")),
        (&newer, lines(&newer, ":2:30: schema is `mem-size/report/9`, written by a newer")),
        (&empty, lines(&empty, ":1:0: there is nothing in it")),
        (&binary, lines(&binary, ":2:13: not UTF-8")),
    ];
    for (file, expected) in &cases {
        for outcome in [run(&["show"], &[file]), run(&["diff"], &[&good, file])] {
            assert_eq!(outcome.code, Some(2));
            assert!(outcome.err.starts_with(expected), "{}\n{expected}", outcome.err);
            assert_eq!((outcome.err.lines().count(), &*outcome.out), (1, ""));
        }
    }
    let mixed = run(&["diff"], &[&good, &snapshot]);
    assert_eq!(mixed.code, Some(2));
    assert!(mixed.err.contains("cannot be compared: one is a report, one a snapshot"));
    assert_eq!(run(&["series"], &[&good, &snapshot]).code, Some(2));
}

#[test]
fn wrong_arguments_are_told() {
    for arguments in [
        &["diff", "a"][..],
        &["show", "a", "--by", "colour"],
        &["diff", "a", "b", "--fail-over", "five"],
        &["diff", "a", "b", "--fail-over", "-5%"],
        &["diff", "a", "b", "--markdown", "--json"],
        &["show", "a", "--min-percent", "NaN"],
        &["show", "a", "--min-percent", "-5"],
        &["draw"],
        &[],
    ] {
        assert_eq!(run(arguments, &[]).code, Some(2), "{arguments:?}");
    }
    let negative = run(&["show", "a", "--min-percent", "-5"], &[]);
    assert!(negative.err.contains("expected a number from 0 to 100"), "{}", negative.err);
    // Not as Cargo calls it.
    let mut program = Command::new(env!("CARGO_BIN_EXE_cargo-mem-size"));
    let direct = outcome(program.arg("--help"));
    assert!(direct.out.contains(": `cargo mem-size --help`"), "{}", direct.out);
    let help = run(&["diff", "--help"], &[]);
    assert_eq!(help.code, Some(0));
    assert!(help.out.contains("Exit codes:"), "{}", help.out);
}

#[test]
fn message_stays_in_its_line_whatever_the_file_is_called() {
    let folder = Folder::new("names");
    let missing = folder.0.join("no\nsuch\u{1b}[31m.json");
    let err = run(&["show"], &[&missing]).err;
    assert!(err.contains("no\\nsuch\\u{1b}[31m.json: ") && err.lines().count() == 1, "{err}");
}

#[test]
fn byte_order_mark_is_no_mistake() {
    let folder = Folder::new("mark");
    let file = folder.report("a.json", &app(1));
    let marked = format!("\u{feff}{}", fs::read_to_string(&file).unwrap());
    let marked = folder.text("marked.json", &marked);
    assert_eq!(run(&["show"], &[&marked]).out, run(&["show"], &[&file]).out);
    assert_eq!(Report::load(&marked).unwrap(), Report::load(&file).unwrap());
}

#[test]
fn rows_out_of_order_are_told_with_their_place() {
    let folder = Folder::new("rows");
    let reports = [1, 2].map(|entries| Report::of(&app(entries)));
    let diff = reports[1].since(&reports[0]).to_json();
    let series = Series::of_reports(&reports, &Keys::new()).to_json();
    let profile = profile(|| profile(|| app(1))).1.to_json();
    for (json, what) in [(diff, "row 1"), (series, "row 1"), (profile, "node 1")] {
        let (line, _) =
            json.lines().enumerate().find(|(_, line)| line.contains("\"parent\": 0")).unwrap();
        let file = folder.text("late.json", &json.replacen("\"parent\": 0", "\"parent\": 7", 1));
        let outcome = run(&["show"], &[&file]);
        // The place is where the row ends, which may be told as the beginning of the next line.
        let [here, next] = [line + 1, line + 2];
        let places = [here, next].map(|line| format!("late.json:{line}:"));
        assert!(places.iter().any(|place| outcome.err.contains(place)), "{}", outcome.err);
        assert!(
            outcome.err.contains(&format!("{what} comes before its parent")),
            "{}",
            outcome.err
        );
        assert_eq!(outcome.code, Some(2));
    }
}
