//! Puts the words of a text into several data structures, and compares what these take.
//!
//! `cargo run --example compare_structures -- --help` tells the options.

mod args;
mod words;

use std::env;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use mem_size::Comparison;
use mem_size::render::Bytes;

use args::{Args, Task};
use words::Words;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("compare_structures: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    match args::parse()? {
        Task::Help => say(args::HELP),
        Task::Compare(args) => compare(&args),
    }
}

fn compare(args: &Args) -> Result<(), String> {
    let shown = shown(&args.path);
    let text =
        fs::read_to_string(&args.path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let words = Words::of(&text);
    let bytes = if args.exact { Bytes::Exact } else { Bytes::Units };
    let table = |comparison: Comparison| comparison.table().bytes(bytes).to_string();
    say(&format!(
        "{shown}: {} words, {} of them different\n\n\
         Every word in its order\n\n{}\n\n\
         Each word once, with how often it occurs\n\n{}\n",
        words.len(),
        words.different(),
        table(words.in_order()),
        table(words.counted()),
    ))
}

/// The path as the user would write it here.
fn shown(path: &Path) -> String {
    let here = env::current_dir().ok();
    let short = here.and_then(|here| path.strip_prefix(here).ok());
    short.unwrap_or(path).display().to_string()
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
