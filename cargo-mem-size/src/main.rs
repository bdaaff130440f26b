//! `cargo mem-size`: shows and compares the files that mem-size has written.

mod args;
mod diff;
mod file;
mod html;
mod layouts;
mod series;
mod show;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cargo, Command};
use file::Unreadable;

/// More growth than was allowed.
const GREW: u8 = 1;
/// A file that cannot be read; clap takes the same code for wrong arguments.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let Cargo::MemSize { command } = Cargo::parse();
    let result = match command {
        Command::Diff(args) => diff::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Html(args) => html::run(&args),
        Command::Series(args) => series::run(&args),
        Command::Layouts(args) => layouts::run(&args),
    };
    result.unwrap_or_else(|error| complain(&error, FAILED))
}

/// Writes a line on standard error; a name in it may hold line breaks, which are escaped.
fn complain(message: &dyn Display, code: u8) -> ExitCode {
    let escaped = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.into() };
    let message: String = message.to_string().chars().map(escaped).collect();
    eprintln!("cargo mem-size: {message}");
    ExitCode::from(code)
}

/// Writes text to standard output, with a line break at its end. Whoever reads it may have seen
/// enough.
fn print(text: &dyn Display) -> Result<(), Unreadable> {
    let text = text.to_string();
    let line_break = if text.ends_with('\n') { "" } else { "\n" };
    match write!(io::stdout().lock(), "{text}{line_break}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Unreadable::Output(error)),
        _ => Ok(()),
    }
}
