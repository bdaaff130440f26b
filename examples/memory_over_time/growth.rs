//! Parses files, takes a snapshot after each, and tells what has grown.

use std::cmp::Reverse;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mem_size::snapshot::{Keys, Series};
use mem_size::{Report, Snapshot};

use super::args::Args;
use super::tokens::Program;

/// How many files are shown, those by which the memory grew most.
const MOST_FILES: usize = 10;

/// Parses all files, and tells how the memory grew.
pub(crate) fn tell(args: &Args) -> Result<String, String> {
    let here = env::current_dir().unwrap_or_default();
    let mut program = Program::default();
    let mut snapshots = vec![snapshot(&program)];
    let mut steps = Vec::new();
    for path in &sources(&args.paths)? {
        let shown = path.strip_prefix(&here).unwrap_or(path).display();
        let text = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
        program.parse(&shown.to_string(), &text).map_err(|error| format!("{shown}: {error}"))?;
        let now = snapshot(&program);
        if let Some(before) = snapshots.last() {
            steps.push((now.since(before).bytes(), shown.to_string()));
        }
        snapshots.push(now);
    }
    let mut out = String::new();
    write_largest(steps, &mut out);
    if let [first, .., last] = &*snapshots {
        let _ = writeln!(out, "\nfrom the first to the last\n\n{}\n", last.since(first));
    }
    let _ = writeln!(out, "{}", Series::of_snapshots(&snapshots, &Keys::new()));
    if let Some(folder) = &args.save {
        save(&snapshots, folder)?;
    }
    if let (Some(file), Some(report)) = (&args.html, snapshots.last().and_then(of_program)) {
        let page = report.html().title("program").to_string();
        fs::write(file, page).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(out)
}

fn write_largest(mut steps: Vec<(isize, String)>, out: &mut String) {
    steps.sort_by_key(|(growth, _)| Reverse(*growth));
    for (growth, file) in steps.iter().take(MOST_FILES) {
        let _ = writeln!(out, "{growth:>+12} B  {file}");
    }
    if let more @ 1.. = steps.len().saturating_sub(MOST_FILES) {
        let _ = writeln!(out, "… {more} more files");
    }
}

fn snapshot(program: &Program) -> Snapshot {
    let mut snapshot = Snapshot::new();
    snapshot.add("program", program);
    snapshot
}

fn of_program(snapshot: &Snapshot) -> Option<&Report> {
    snapshot.report("program")
}

/// The files that were named, and of folders all files `*.rs` in them, sorted.
fn sources(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut waiting: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let told = |error: std::io::Error| format!("{}: {error}", path.display());
        let entries = fs::read_dir(&path).map_err(told)?;
        let mut inside = Vec::new();
        for entry in entries {
            let path = entry.map_err(told)?.path();
            if path.is_dir() || path.extension().is_some_and(|extension| extension == "rs") {
                inside.push(path);
            }
        }
        inside.sort_unstable_by(|a, b| b.cmp(a));
        waiting.append(&mut inside);
    }
    Ok(files)
}

/// Each as a file for `cargo mem-size`.
fn save(snapshots: &[Snapshot], folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (nth, snapshot) in snapshots.iter().enumerate() {
        let file = folder.join(format!("{nth:03}.json"));
        snapshot.save(file).map_err(|error| error.to_string())?;
    }
    Ok(())
}
