//! What the user asks for.

use std::path::PathBuf;

use lexopt::Parser;
use lexopt::prelude::{Long, Short, Value};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Puts the words of a text into several data structures, and compares what these take.

Usage: compare_structures [OPTIONS] [PATH]

Arguments:
  [PATH]       The file to read, in UTF-8 [default: the README of this workspace]

Options:
      --exact  Show bytes exactly, not in units
  -h, --help   Print this
";

/// What to do.
pub(crate) enum Task {
    Help,
    Compare(Args),
}

/// What to compare and how to show it.
pub(crate) struct Args {
    pub(crate) path: PathBuf,
    pub(crate) exact: bool,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Task, String> {
    read(Parser::from_env()).map_err(|error| format!("{error}; try --help"))
}

fn read(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let (mut path, mut exact) = (None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("exact") => exact = true,
            Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            other => return Err(other.unexpected()),
        }
    }
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
    Ok(Task::Compare(Args { path: path.unwrap_or_else(own), exact }))
}
