//! The program on real files: what it writes, and how it ends.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Keys, Series};
use mem_size::{
    CountingAlloc, Diff, Label, MemUsage, Report, Snapshot, compare, detect_leaks, layouts,
    profile, registry,
};

use support::{Folder, Outcome, app, outcome, run};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

#[test]
fn two_reports_are_compared() {
    let folder = Folder::new("reports");
    let files = [folder.report("a.json", &app(100)), folder.report("b.json", &app(150))];
    let files: Vec<&Path> = files.iter().map(|file| &**file).collect();
    let expected = Report::load(files[1]).unwrap().since(&Report::load(files[0]).unwrap());

    let text = run(&["diff"], &files);
    assert_eq!((text.code, &*text.err), (Some(0), ""));
    assert_eq!(text.out, format!("{expected}\n"));
    assert!(text.out.contains("cache: Vec<String>") && !text.out.contains("log"), "{}", text.out);

    let markdown = run(&["diff", "--markdown"], &files);
    assert_eq!(markdown.out, format!("{}\n", expected.markdown()));
    let json = run(&["diff", "--json"], &files);
    assert_eq!(Diff::from_json(&json.out).unwrap(), expected);
    assert!(run(&["diff", "--depth", "0"], &files).out.contains("… 1 inside"));
    let exact = run(&["diff", "--exact"], &files);
    assert!(exact.out.contains(&format!("+{} B", expected.bytes())), "{}", exact.out);
    let same = run(&["diff"], &[files[0], files[0]]);
    assert!(same.out.ends_with(": no change\n"), "{}", same.out);
}

#[test]
fn growth_over_the_limit_fails() {
    let folder = Folder::new("growth");
    let (a, b) = (folder.snapshot("a.json", &app(100)), folder.snapshot("b.json", &app(150)));
    for (growth, code) in [("40%", 1), ("60 %", 0), ("1B", 1), ("1 MiB", 0), ("0%", 1)] {
        let outcome = run(&["diff", "--fail-over", growth], &[&a, &b]);
        assert_eq!(outcome.code, Some(code), "{growth}: {}", outcome.err);
        assert!(outcome.out.contains("cache"));
        assert_eq!(outcome.err.starts_with("cargo mem-size: memory grew by "), code == 1);
    }
    // The message tells how the limit was read: a number alone is no share.
    for (growth, limit) in [("5", "5 bytes"), ("5%", "5 %"), ("1KiB", "1024 bytes")] {
        let err = run(&["diff", "--fail-over", growth], &[&a, &b]).err;
        assert!(err.ends_with(&format!(", more than {limit}\n")), "{growth}: {err}");
    }
    assert!(run(&["diff", "--help"], &[]).out.contains("a number alone is bytes"));
    // Of nothing there is no share.
    let nothing = folder.0.join("nothing.json");
    Snapshot::new().save(&nothing).unwrap();
    let err = run(&["diff", "--fail-over", "5%"], &[&nothing, &a]).err;
    assert!(err.ends_with(" bytes (from nothing), more than 5 %\n"), "{err}");
    // Less is no growth, and neither is the same.
    assert_eq!(run(&["diff", "--fail-over", "0%"], &[&b, &a]).code, Some(0));
    assert_eq!(run(&["diff", "--fail-over", "0%"], &[&a, &a]).code, Some(0));
}

#[test]
fn gap_fails_as_growth_does() {
    let folder = Folder::new("gap");
    let app = app(10);
    let a = folder.report("a.json", &app);
    let held = app.log.borrow_mut();
    let b = folder.report("b.json", &app);
    drop(held);
    let outcome = run(&["diff", "--fail-over", "5%"], &[&a, &b]);
    assert_eq!(outcome.code, Some(1));
    let expected = "more could not be measured: no gaps before, 1 gap: 1 × mutably borrowed after";
    assert_eq!(outcome.err, format!("cargo mem-size: {expected}\n"));
    assert_eq!(run(&["diff"], &[&a, &b]).code, Some(0));
    assert_eq!(run(&["diff", "--fail-over", "5%"], &[&b, &b]).code, Some(0));
}

#[test]
fn report_is_shown_as_a_fresh_one() {
    let folder = Folder::new("show");
    let app = app(100);
    let file = folder.report("a.json", &app);
    let report = Report::of(&app);
    assert_eq!(run(&["show"], &[&file]).out, format!("{report}\n"));
    assert_eq!(
        run(&["show", "--depth", "0"], &[&file]).out,
        format!("{}\n", report.tree().depth(0))
    );
    let by_type = run(&["show", "--by", "type"], &[&file]).out;
    assert_eq!(by_type, format!("{}\n", report.type_table()));
    let snapshot = folder.snapshot("s.json", &app);
    let shown = run(&["show", "--by", "field"], &[&snapshot]).out;
    assert!(shown.starts_with(&format!("app:\n{report}\n\ntaken: 20")), "{shown}");
    assert!(shown.contains("Z\nallocator: "), "{shown}");
}

#[test]
fn snapshot_is_shown_with_its_moment_and_the_memory_then() {
    let folder = Folder::new("moment");
    let mut snapshot = Snapshot::new();
    snapshot.time = UNIX_EPOCH + Duration::from_secs(86_400);
    (snapshot.alloc, snapshot.resident) = (None, Some(3 << 30));
    let file = folder.0.join("s.json");
    snapshot.save(&file).unwrap();
    let expected = "\ntaken: 1970-01-02T00:00:00Z\nresident memory: 3.0 GiB\n";
    assert_eq!(run(&["show"], &[&file]).out, expected);
}

#[test]
fn table_of_types_sums_up_the_small_ones() {
    let folder = Folder::new("types");
    let file = folder.report("a.json", &app(100));
    let table = run(&["show", "--by", "type", "--min-percent", "20"], &[&file]).out;
    let expected = Report::load(&file).unwrap().type_table().min_percent(20.0).to_string();
    assert_eq!(table, format!("{expected}\n"));
    assert!(table.contains("more type"), "{table}");
    let levels = run(&["show", "--by", "type", "--depth", "1"], &[&file]);
    assert_eq!((levels.code, &*levels.out), (Some(2), ""));
    assert!(levels.err.contains("`--depth` is for `--by field`"), "{}", levels.err);
}

#[test]
fn whatever_was_written_is_shown() {
    let folder = Folder::new("any");
    let path = folder.0.join("any.json");
    let reports = [1, 2].map(|entries| Report::of(&app(entries)));
    let show = || run(&["show"], &[&path]);

    let diff = reports[1].since(&reports[0]);
    diff.save(&path).unwrap();
    assert_eq!(show().out, format!("{diff}\n"));
    let series = Series::of_reports(&reports, &Keys::new());
    series.save(&path).unwrap();
    assert_eq!(show().out, format!("{series}\n"));
    let comparison = compare! { "a" => app(1), "b" => app(2) };
    comparison.save(&path).unwrap();
    assert_eq!(show().out, format!("{comparison}\n"));
    let (_, profile) = profile(|| app(1));
    profile.save(&path).unwrap();
    assert_eq!(show().out, format!("{profile}\n"));
    let leaks = detect_leaks(10, || app(1)).unwrap();
    leaks.save(&path).unwrap();
    assert_eq!(show().out, format!("{leaks}\n"));
    layouts::save(&registry::types(), &path).unwrap();
    assert_eq!(show().out, registry::types().to_string());

    for (command, files) in [("html", &[&*path][..]), ("series", &[&*path, &*path])] {
        let outcome = run(&[command], files);
        let expected = format!("cargo mem-size: {} is neither a report nor", path.display());
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.err.starts_with(&expected), "{}", outcome.err);
    }
    let report = folder.report("report.json", &app(1));
    assert!(run(&["diff"], &[&report, &path]).err.contains("neither a report nor a snapshot"));
}

#[test]
fn order_of_the_keys_does_not_matter() {
    let folder = Folder::new("sorted");
    let written = fs::read(folder.snapshot("s.json", &app(30))).unwrap();
    let sorted: serde_json::Value = serde_json::from_slice(&written).unwrap();
    let file = folder.text("sorted.json", &sorted.to_string());
    let outcome = run(&["show"], &[&file]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    assert!(outcome.out.starts_with("app:\n"), "{}", outcome.out);
}

#[cfg(unix)]
#[test]
fn file_may_be_a_pipe() {
    let folder = Folder::new("pipe");
    let file = folder.snapshot("s.json", &app(30));
    let expected = run(&["show"], &[&file]).out;
    let program = env!("CARGO_BIN_EXE_cargo-mem-size");
    let show = |from: &str| {
        let script = format!("cat s.json | {program} mem-size show {from}");
        outcome(Command::new("sh").args(["-c", &script]).current_dir(&folder.0))
    };
    for from in ["/dev/stdin", "-"] {
        let shown = show(from);
        assert_eq!((shown.code, &*shown.err), (Some(0), ""), "{from}");
        assert_eq!(shown.out, expected, "{from}");
    }
    folder.text("s.json", "{\n1");
    assert!(show("-").err.starts_with("cargo mem-size: -:2:1: "), "{}", show("-").err);
}

#[test]
fn name_of_a_report_is_taken_for_no_schema() {
    let folder = Folder::new("schema");
    let mut snapshot = Snapshot::new();
    snapshot.alloc = None;
    snapshot.add("mem-size/diff/1", &app(3));
    let sorted: serde_json::Value = serde_json::from_str(&snapshot.to_json()).unwrap();
    let file = folder.text("sorted.json", &sorted.to_string());
    let outcome = run(&["show"], &[&file]);
    assert_eq!((outcome.code, &*outcome.err), (Some(0), ""));
    assert!(outcome.out.starts_with("mem-size/diff/1:\n"), "{}", outcome.out);
}

/// Runs the program with a stand-in for Cargo: a script.
#[cfg(unix)]
fn run_with_cargo(script: &str, folder: &Folder, arguments: &[&str]) -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;

    let cargo = folder.text("cargo.sh", &format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-mem-size"));
    command.env("CARGO", &cargo).current_dir(&folder.0);
    outcome(command.args(["mem-size", "layouts"]).args(arguments))
}

#[cfg(unix)]
#[test]
fn types_of_the_crates_here_are_shown() {
    let folder = Folder::new("layouts");
    let types = registry::types().within("program");
    layouts::save(&types, folder.0.join("types.json")).unwrap();
    // Two programs have told the same, and a third one something else.
    let other = registry::types().within("program::nowhere");
    layouts::save(&other, folder.0.join("other.json")).unwrap();
    let both = "cp types.json \"$MEM_SIZE_LAYOUTS/b-1.json\"
        cp types.json \"$MEM_SIZE_LAYOUTS/b-2.json\"";
    let all = format!("{both}; cp other.json \"$MEM_SIZE_LAYOUTS/a-1.json\"");

    let told = run_with_cargo(both, &folder, &[]);
    assert_eq!((told.code, &*told.err), (Some(0), ""));
    assert_eq!(told.out, types.to_string());
    assert_eq!(run(&["layouts"], &[&folder.0.join("types.json")]).out, told.out);
    let json = run_with_cargo(both, &folder, &["--json"]);
    assert_eq!(json.out, fs::read_to_string(folder.0.join("types.json")).unwrap());
    let fields = run_with_cargo(both, &folder, &["--fields"]);
    let app = types.iter().find(|layout| layout.name.to_string() == "App").unwrap();
    assert!(fields.out.starts_with(&told.out) && fields.out.contains(&app.to_string()));
    let crates = run_with_cargo(&all, &folder, &[]);
    assert_eq!(crates.out, format!("{other}\n{types}"));
    let json = run_with_cargo(&all, &folder, &["--json"]);
    assert!(json.code == Some(2) && json.err.contains("several crates"), "{}", json.err);
}

#[cfg(unix)]
#[test]
fn cargo_is_told_which_tests_to_run() {
    let folder = Folder::new("arguments");
    for (arguments, expected) in [
        (&[][..], "test --quiet --tests mem_size_layouts"),
        (&["--", "-p", "app", "--lib"], "test --quiet -p app --lib mem_size_layouts"),
    ] {
        let outcome = run_with_cargo("echo \"$*\" > arguments", &folder, arguments);
        assert_eq!(fs::read_to_string(folder.0.join("arguments")).unwrap().trim(), expected);
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.err.starts_with("cargo mem-size: no test lists the types: put"));
        assert_eq!(outcome.err.lines().count(), 1);
    }
    let failed = run_with_cargo("echo said; exit 101", &folder, &[]);
    assert_eq!((failed.code, &*failed.out), (Some(2), ""));
    assert!(failed.err.starts_with("said\ncargo mem-size: `cargo test` failed: exit status: 101"));
    let wrong = folder.text("wrong.json", "{}");
    let outcome = run(&["layouts"], &[&wrong]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("wrong.json:1:2: missing field `schema`"), "{}", outcome.err);
}

#[test]
fn page_is_that_of_the_report() {
    let folder = Folder::new("html");
    let app = app(10);
    let report = Report::of(&app);
    let file = folder.report("a.json", &app);
    assert_eq!(run(&["html"], &[&file]).out, report.html().to_string());
    let snapshot = folder.snapshot("s.json", &app);
    let expected = report.html().title("app").to_string();
    assert_eq!(run(&["html"], &[&snapshot]).out, expected);
    assert_eq!(run(&["html", "--name", "app"], &[&snapshot]).out, expected);
    let outcome = run(&["html", "--name", "other"], &[&snapshot]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.ends_with(" has these reports: `app`; choose one with `--name`\n"));
}

#[test]
fn series_of_files_is_told() {
    let folder = Folder::new("series");
    let files =
        [10, 20, 30, 40].map(|entries| folder.snapshot(&format!("{entries}.json"), &app(entries)));
    let files: Vec<&Path> = files.iter().map(|file| &**file).collect();
    let outcome = run(&["series"], &files);
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    assert!(outcome.out.contains(" in 3 steps"), "{}", outcome.out);
    assert!(outcome.out.contains("grows in each step"), "{}", outcome.out);

    let alone = run(&["series"], &files[..1]);
    assert_eq!(alone.code, Some(2), "{}", alone.out);
    assert!(alone.err.contains("2 values required"), "{}", alone.err);
}

#[test]
fn deep_report_is_shown_and_compared() {
    let folder = Folder::new("deep");
    let mut node = Node::new(Label::Field("end"), "app::End");
    (node.own, node.deep) = (8, 8);
    for _ in 0..100_000 {
        node = Node::new(Label::Field("next"), "app::Link").with_child(node);
    }
    node.label = NodeLabel::Root;
    let file = folder.0.join("deep.json");
    Report::new(MemUsage::default(), node).save(&file).unwrap();
    for arguments in [&["show"][..], &["show", "--by", "type"]] {
        assert_eq!(run(arguments, &[&file]).code, Some(0), "{arguments:?}");
    }
    assert_eq!(run(&["diff"], &[&file, &file]).out, "8 B: no change\n");
}
