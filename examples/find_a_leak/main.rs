//! Reads a Markdown file, builds its outline with links both ways, and finds out which way of
//! linking leaks: first that memory grows, then which type stays alive, then that the repaired
//! version is clean.
//!
//! `cargo run --example find_a_leak -- --help` tells the options.

mod args;
mod outline;

use std::env;
use std::fmt::{Display, Write as _};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use bytesize::ByteSize;
use mem_size::{CountingAlloc, MemSize, detect_leaks, live_instances};

use args::{Args, Task};
use outline::{Link, Observing, Owning};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("find_a_leak: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    match args::parse()? {
        Task::Help => say(args::HELP),
        Task::Search(args) => say(&search(&args)?),
    }
}

/// What outlines are built from, and how often.
struct File {
    name: String,
    text: String,
    iterations: usize,
}

/// Searches both ways of linking.
fn search(args: &Args) -> Result<String, String> {
    let here = env::current_dir().ok();
    let shown = here.and_then(|here| args.path.strip_prefix(here).ok()).unwrap_or(&args.path);
    let name = shown.display().to_string();
    let text =
        fs::read_to_string(&args.path).map_err(|error| format!("cannot read {name}: {error}"))?;

    let mut out = String::new();
    // Only observed from below, so that this outline goes when it is no longer looked at.
    let sections = outline::parse::<Observing>(&name, &text);
    let _ = writeln!(out, "{name}: {} sections, nested deepest:", sections.count());
    let _ = writeln!(out, "  {}\n", sections.deepest_path());
    let file = File { name, text, iterations: args.iterations };
    try_links::<Owning>("Each section owns the one above it", &file, &mut out)?;
    let _ = writeln!(out);
    try_links::<Observing>("Each section only observes the one above it", &file, &mut out)?;
    Ok(out)
}

/// Builds outlines with one kind of link: tells how large one is, whether they leak, and what stays
/// alive of one.
fn try_links<L: Link + MemSize>(title: &str, file: &File, out: &mut String) -> Result<(), String> {
    let File { name, text, iterations } = file;
    let before = live_instances();
    let outline = outline::parse::<L>(name, text);
    let usage = outline.mem_usage();
    drop(outline);
    let changes = live_instances().since(&before);

    let report = detect_leaks(*iterations, || outline::parse::<L>(name, text));
    let report = report.map_err(|error| error.to_string())?;
    let _ = writeln!(out, "{title}\n");
    let heap = ByteSize::b(usage.heap as u64).display().iec();
    let _ = writeln!(out, "  heap size of one outline: {heap} in {} blocks", usage.blocks);
    let _ = writeln!(out, "  {}", indented(&report));
    let _ = writeln!(out, "\n  one outline built and dropped:");
    let _ = writeln!(out, "  {}", indented(&changes));
    Ok(())
}

/// The lines of a text, each but the first set in by two blanks, unless it is empty.
fn indented(text: &impl Display) -> String {
    text.to_string().replace('\n', "\n  ").replace("  \n", "\n")
}

/// Prints a text; a reader that has read enough, such as `head`, is no error.
fn say(text: &str) -> Result<(), String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot print: {error}"))
        }
        _ => Ok(()),
    }
}
