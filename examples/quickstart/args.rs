//! What the user asks for.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Measures the graph of packages in a Cargo.lock.

Usage: quickstart [OPTIONS] [PATH]

Arguments:
  [PATH]           The file to read [default: the Cargo.lock of this workspace]

Options:
  -d, --depth <N>  Show at most this many levels of the tree [default: all]
      --exact      Show bytes in the tree exactly, not in units
  -h, --help       Print this
";

/// What to do.
pub(crate) enum Task {
    Help,
    Measure(Args),
}

/// What to measure and how to show it.
pub(crate) struct Args {
    pub(crate) path: PathBuf,
    pub(crate) depth: usize,
    pub(crate) exact: bool,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Task, String> {
    read(Parser::from_env()).map_err(|error| format!("{error}; try --help"))
}

fn read(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let (mut path, mut depth, mut exact) = (None, usize::MAX, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Short('d') | Long("depth") => depth = parser.value()?.parse()?,
            Long("exact") => exact = true,
            Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            other => return Err(other.unexpected()),
        }
    }
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock"));
    Ok(Task::Measure(Args { path: path.unwrap_or_else(own), depth, exact }))
}
