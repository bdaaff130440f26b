//! What the user asks for.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Builds the outline of a Markdown file again and again, and looks for what stays behind.

Usage: find_a_leak [OPTIONS] [PATH]

Arguments:
  [PATH]                The file to read [default: the README.md of this workspace]

Options:
  -n, --iterations <N>  Build each outline this many times [default: 150]
  -h, --help            Print this
";

/// What to do.
pub(crate) enum Task {
    Help,
    Search(Args),
}

/// Where to look and how often.
pub(crate) struct Args {
    pub(crate) path: PathBuf,
    pub(crate) iterations: usize,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Task, String> {
    read(Parser::from_env()).map_err(|error| format!("{error}; try --help"))
}

fn read(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let (mut path, mut iterations) = (None, 150);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Short('n') | Long("iterations") => iterations = parser.value()?.parse()?,
            Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            other => return Err(other.unexpected()),
        }
    }
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
    Ok(Task::Search(Args { path: path.unwrap_or_else(own), iterations }))
}
