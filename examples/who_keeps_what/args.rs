//! What the user asks for.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Tells which packages of a Cargo.lock keep which others in memory.

Usage: who_keeps_what [OPTIONS] [PATH]

Arguments:
  [PATH]                      The file to read [default: the Cargo.lock of this workspace]

Options:
      --strong                Let packages hold those that need them too, which makes cycles
  -n, --lines <N>             Show at most this many packages [default: 15]
      --heap-snapshot <FILE>  Write what the memory panel of Chrome and Edge loads
      --dot <FILE>            Write a picture for Graphviz
  -h, --help                  Print this
";

/// What to do.
pub(crate) enum Task {
    Help,
    Tell(Args),
}

/// What to read, and what to tell.
pub(crate) struct Args {
    pub(crate) path: PathBuf,
    pub(crate) strong: bool,
    pub(crate) lines: usize,
    pub(crate) heap_snapshot: Option<PathBuf>,
    pub(crate) dot: Option<PathBuf>,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Task, String> {
    read(Parser::from_env()).map_err(|error| format!("{error}; try --help"))
}

fn read(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let (mut path, mut strong, mut lines) = (None, false, 15);
    let (mut heap_snapshot, mut dot) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("strong") => strong = true,
            Short('n') | Long("lines") => lines = parser.value()?.parse()?,
            Long("heap-snapshot") => heap_snapshot = Some(PathBuf::from(parser.value()?)),
            Long("dot") => dot = Some(PathBuf::from(parser.value()?)),
            Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            other => return Err(other.unexpected()),
        }
    }
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock"));
    let path = path.unwrap_or_else(own);
    Ok(Task::Tell(Args { path, strong, lines, heap_snapshot, dot }))
}
