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
      --html <FILE>    Write what there is in the end as a page for a browser
  -h, --help           Print this
";

/// What to do.
pub(crate) enum Task {
    Help,
    Parse(Args),
}

/// What to parse, where to keep snapshots, and where to write the page.
pub(crate) struct Args {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) save: Option<PathBuf>,
    pub(crate) html: Option<PathBuf>,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Task, String> {
    read(Parser::from_env()).map_err(|error| format!("{error}; try --help"))
}

fn read(mut parser: Parser) -> Result<Task, lexopt::Error> {
    let (mut paths, mut save, mut html) = (Vec::new(), None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Short('s') | Long("save") => save = Some(parser.value()?.parse()?),
            Long("html") => html = Some(parser.value()?.parse()?),
            Value(value) => paths.push(PathBuf::from(value)),
            other @ (Short(_) | Long(_)) => return Err(other.unexpected()),
        }
    }
    if paths.is_empty() {
        paths.push(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    }
    Ok(Task::Parse(Args { paths, save, html }))
}
