//! Parses Rust files one after the other into one tree, takes a snapshot after each, and tells what
//! has grown: by which files most, from the first to the last, and as a series.
//!
//! `cargo run --example memory_over_time --features snapshot,json,html -- --help` tells the
//! options.

mod args;
mod growth;
mod tokens;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use mem_size::CountingAlloc;

use args::Task;

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
        Task::Parse(args) => say(&growth::tell(&args)?),
    }
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
