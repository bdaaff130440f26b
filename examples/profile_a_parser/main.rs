//! Parses a `Cargo.lock`, builds the graph of its packages, and shows what each step allocates,
//! frees and keeps.
//!
//! `cargo run --features profile,process-memory --example profile_a_parser -- [PATH]`; without a
//! path it reads the lock file of this workspace.

mod graph;
mod lock;

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mem_size::{CountingAlloc, profile_named};

use graph::Graph;
use lock::Lock;

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("profile_a_parser: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args_os().skip(1);
    let path = arguments.next().map(PathBuf::from);
    if arguments.next().is_some() || path.as_ref().is_some_and(|path| is_option(path)) {
        return Err("takes one path at most, and no options".into());
    }
    let path =
        path.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")));
    // The profile comes beside the value; what the functions with `#[memory_profile]` below did
    // stands in it.
    let (graph, profile) = profile_named("load", || load(&path));
    let graph = graph?;
    say(&format!("{}: {graph}\n\n{profile}\n", path.display()))
}

fn load(path: &Path) -> Result<Graph, String> {
    let text = lock::read(path)?;
    let lock = Lock::parse(&text).map_err(|error| format!("{}:{error}", path.display()))?;
    Graph::build(&lock).map_err(|error| format!("{}: {error}", path.display()))
}

fn is_option(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.starts_with('-'))
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
