//! What the user asks for.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Parses Rust files one after the other, and tells how memory grows from each to the next.

Usage: memory_over_time [OPTIONS] [PATH]...

Arguments:
  [PATH]...            Files, and folders with files *.rs [default: the sources of this library]

Options:
  -s, --save <FOLDER>  Keep each snapshot there as JSON, for `cargo mem-size`
  -h, --help           Print this
";

/// What to do.
pub(crate) enum Task {
    Help,
    Parse(Args),
}

/// What to parse, and where to keep snapshots.
pub(crate) struct Args {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) save: Option<PathBuf>,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Task, String> {
    read(Parser::from_env()).map_err(|error| format!("{error}; try --help"))
}

fn read(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let (mut paths, mut save) = (Vec::new(), None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Short('s') | Long("save") => save = Some(parser.value()?.parse()?),
            Value(value) => paths.push(PathBuf::from(value)),
            other @ (Short(_) | Long(_)) => return Err(other.unexpected()),
        }
    }
    if paths.is_empty() {
        paths.push(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    }
    Ok(Task::Parse(Args { paths, save }))
}
