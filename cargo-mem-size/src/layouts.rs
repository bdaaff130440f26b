//! `cargo mem-size layouts`: the types of a crate, as its own test tells them or as a file has
//! them.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use mem_size::layouts::{self, FOLDER_VARIABLE};
use mem_size::registry::Types;
use tempfile::TempDir;

use crate::args::LayoutsArgs;
use crate::file::Unreadable;
use crate::print;

/// The name of the test that `mem_size::layouts_test!` writes.
const TEST: &str = "mem_size_layouts";

pub(crate) fn run(args: &LayoutsArgs) -> Result<ExitCode, Unreadable> {
    let tables = match &args.file {
        Some(file) => Vec::from([layouts::load(file)?]),
        None => ask(&args.test_args)?,
    };
    if args.json {
        let [table] = &*tables else { return Err(Unreadable::SeveralCrates) };
        print(&layouts::to_json(table))?;
        return Ok(ExitCode::SUCCESS);
    }
    for (nth, table) in tables.iter().enumerate() {
        let line_break = if nth == 0 { "" } else { "\n" };
        print(&format!("{line_break}{table}"))?;
        if args.fields {
            table.iter().try_for_each(|layout| print(&format!("\n{layout}")))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs the test of the crates in this folder, and reads what it has written.
fn ask(test_args: &[OsString]) -> Result<Vec<Types>, Unreadable> {
    let folder = TempDir::with_prefix("cargo-mem-size-layouts-").map_err(Unreadable::Folder)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.args(["test", "--quiet"]).args(test_args);
    // Without a choice: all but the examples in the documentation, which have no such test.
    command.args(test_args.is_empty().then_some("--tests")).arg(TEST);
    command.env(FOLDER_VARIABLE, folder.path()).stderr(Stdio::inherit());
    let output = command.output().map_err(Unreadable::Cargo)?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
        return Err(Unreadable::Test(output.status));
    }
    let mut tables: Vec<Types> = Vec::new();
    for file in files(folder.path()).map_err(Unreadable::Folder)? {
        // A library and a program of one name may both have the test, and the same types.
        let table = layouts::load(file)?;
        if !tables.contains(&table) {
            tables.push(table);
        }
    }
    if tables.is_empty() { Err(Unreadable::NoTable) } else { Ok(tables) }
}

/// The tables in a folder, by name, and so by crate.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    let mut paths: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension() == Some(Path::new("json").as_os_str()));
    paths.sort();
    Ok(paths)
}
