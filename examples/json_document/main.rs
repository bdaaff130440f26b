//! Reads a JSON document, and shows how much memory it takes as a `serde_json::Value` and where,
//! beside its length as text and what the allocator handed out for it.
//!
//! `cargo run --example json_document --features serde_json-1 -- FILE`; without a file, a short
//! document that stands beside this one.

#[path = "../quickstart/summary.rs"]
mod summary;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use mem_size::{CountingAlloc, Report};
use serde_json::Value;

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/json_document/weather.json");

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("json_document: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let path = env::args_os().nth(1).map_or_else(|| PathBuf::from(OWN), PathBuf::from);
    let fault = |error: &dyn std::fmt::Display| format!("cannot read {}: {error}", path.display());
    let document = fs::read_to_string(&path).map_err(|error| fault(&error))?;
    let (value, live) = summary::counted(|| serde_json::from_str::<Value>(&document))?;
    let value = value.map_err(|error| fault(&error))?;

    let report = Report::of(&value);
    let mut text = String::new();
    let _ = writeln!(text, "{:<10} {:>9}  bytes, as it was read", "text", document.len());
    let verdict = summary::write(&report.usage, live, &mut text);
    let _ = writeln!(text, "\n{}", report.tree());
    say(&text)?;
    verdict
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
