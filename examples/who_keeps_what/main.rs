//! Reads a `Cargo.lock` and tells of each package how much memory it leads to, and how much of that
//! it alone keeps: what would come back if nothing needed it any more. Then which cycles there are,
//! by their paths, and what is shared by whom.
//!
//! `cargo run --example who_keeps_what -- --help` tells the options.

mod args;
#[path = "../quickstart/lock.rs"]
mod lock;
mod packages;

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;

use mem_size::OwnerGraph;
use mem_size::graph::OwnerNode;

use args::{Args, Task};
use lock::Lock;
use packages::Packages;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("who_keeps_what: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    match args::parse()? {
        Task::Help => say(args::HELP),
        Task::Tell(args) => tell(&args),
    }
}

fn tell(args: &Args) -> Result<(), String> {
    let lock = Lock::read(&args.path)?;
    let packages = Packages::build(&lock, args.strong)?;
    let graph = OwnerGraph::builder().root("packages", &packages).build();

    let mut text = String::new();
    let (count, members) = (packages.count(), packages.members());
    let _ = writeln!(text, "{}: {count} packages, {members} of them members\n", lock.path);
    write_packages(&packages, &graph, args.lines, &mut text);
    let _ = writeln!(text, "\n{}\n\n{}", graph.cycles(), graph.table().lines(5));
    say(&text)?;

    let written = |path: &Path, result: io::Result<()>| {
        result.map_err(|error| format!("cannot write {}: {error}", path.display()))
    };
    if let Some(path) = &args.heap_snapshot {
        let file = File::create(path).map(BufWriter::new);
        written(path, file.and_then(|file| graph.write_heap_snapshot(file)))?;
    }
    if let Some(path) = &args.dot {
        written(path, fs::write(path, graph.dot().to_string()))?;
    }
    Ok(())
}

/// A line for each of the packages that alone keep most. In a cycle one keeps nothing alone: what
/// would be lost with it stands beside.
fn write_packages(packages: &Packages, graph: &OwnerGraph, lines: usize, text: &mut String) {
    let mut rows: Vec<(String, OwnerNode<'_>)> = packages
        .iter()
        .filter_map(|package| Some((package.title(), graph.node_of(&package)?)))
        .collect();
    rows.sort_by_key(|(title, node)| {
        (Reverse(node.exclusive()), Reverse(node.dominated()), title.clone())
    });
    let heads = ["exclusive", "dominated", "deep", "handles", "package"];
    let [exclusive, dominated, deep, handles, package] = heads;
    let _ = writeln!(text, "{exclusive:>9}  {dominated:>9}  {deep:>7}  {handles:>7}  {package}");
    for (title, node) in rows.iter().take(lines) {
        let [exclusive, dominated, deep] = [node.exclusive(), node.dominated(), node.deep()];
        let handles = node.handles();
        let _ = writeln!(text, "{exclusive:>9}  {dominated:>9}  {deep:>7}  {handles:>7}  {title}");
    }
    let more = rows.len().saturating_sub(lines);
    if more > 0 {
        let _ = writeln!(text, "… {more} more");
    }
}

/// Prints a text; a reader that has read enough, such as `head`, is no error.
fn say(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot print: {error}"))
        }
        _ => Ok(()),
    }
}
