//! Reads a `Cargo.lock`, builds a graph of its packages, and shows how much memory the graph takes
//! and where, beside what the allocator handed out for it.
//!
//! `cargo run --example quickstart -- --help` tells the options.

mod args;
mod graph;
mod lock;
mod summary;

use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use mem_size::render::Bytes;
use mem_size::{CountingAlloc, Report};

use args::{Args, Task};
use graph::Workspace;
use lock::Lock;

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("quickstart: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, String> {
    match args::parse()? {
        Task::Help => say(args::HELP),
        Task::Measure(args) => measure(&args),
    }
}

fn measure(args: &Args) -> Result<ExitCode, String> {
    let lock = Lock::read(&args.path)?;
    let (workspace, live) = summary::counted(|| Workspace::build(&lock))?;
    let workspace = workspace?;

    let report = Report::of(&workspace);
    let tree =
        report.tree().depth(args.depth).bytes(if args.exact { Bytes::Exact } else { Bytes::Units });
    let mut text = String::new();
    let _ = writeln!(text, "{}: {}\n", lock.path, workspace.packages());
    let verdict = summary::write(&report.usage, live, &mut text);
    let _ = writeln!(text, "\n{tree}");
    say(&text)?;
    verdict.map(|()| ExitCode::SUCCESS)
}

/// Prints a text; a reader that has read enough, such as `head`, is no error.
fn say(text: &str) -> Result<ExitCode, String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot print: {error}"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
