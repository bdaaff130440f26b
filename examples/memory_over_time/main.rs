//! Parses Rust files one after the other into one tree, takes a snapshot after each, and tells what
//! has grown: from file to file, from the first to the last, and as a series.
//!
//! `cargo run --example memory_over_time --features snapshot,json -- --help` tells the options.

mod args;
mod tokens;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mem_size::snapshot::{Keys, Series};
use mem_size::{CountingAlloc, Snapshot};

use args::{Args, Task};
use tokens::Program;

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("memory_over_time: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    match args::parse()? {
        Task::Help => say(args::HELP),
        Task::Parse(args) => say(&tell(&args)?),
    }
}

/// Parses all files, and tells how the memory grew.
fn tell(args: &Args) -> Result<String, String> {
    let here = env::current_dir().unwrap_or_default();
    let mut program = Program::default();
    let mut snapshots = vec![snapshot(&program)];
    let mut out = String::new();
    for path in &sources(&args.paths)? {
        let shown = path.strip_prefix(&here).unwrap_or(path).display();
        let text = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
        program.parse(&shown.to_string(), &text).map_err(|error| format!("{shown}: {error}"))?;
        let now = snapshot(&program);
        if let Some(before) = snapshots.last() {
            let _ = writeln!(out, "{:>+12} B  {shown}", now.since(before).bytes());
        }
        snapshots.push(now);
    }
    if let [first, .., last] = &*snapshots {
        let _ = writeln!(out, "\nfrom the first to the last\n\n{}", last.since(first));
    }
    let _ = writeln!(out, "{}", Series::of_snapshots(&snapshots, &Keys::new()));
    if let Some(folder) = &args.save {
        save(&snapshots, folder)?;
    }
    Ok(out)
}

fn snapshot(program: &Program) -> Snapshot {
    let mut snapshot = Snapshot::new();
    snapshot.add("program", program);
    snapshot
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

/// Prints a text; who reads it may have seen enough.
fn say(text: &str) -> Result<(), String> {
    match write!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write the output: {error}"))
        }
        _ => Ok(()),
    }
}
