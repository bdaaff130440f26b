//! What the tests of the program share: a value, a folder of files, and how the program is run.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mem_size::{MemSize, Report, Snapshot};

#[derive(MemSize)]
pub(crate) struct App {
    pub(crate) cache: Vec<String>,
    pub(crate) log: RefCell<Vec<u8>>,
}

pub(crate) fn app(entries: usize) -> App {
    let entry = |number| format!("entry {number:>6}");
    App { cache: (0..entries).map(entry).collect(), log: RefCell::new(vec![0; 10]) }
}

/// A fresh folder with files, removed in the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("cargo-mem-size-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn report(&self, name: &str, value: &App) -> PathBuf {
        let path = self.0.join(name);
        Report::of(value).save(&path).unwrap();
        path
    }

    pub(crate) fn snapshot(&self, name: &str, value: &App) -> PathBuf {
        let path = self.0.join(name);
        let mut snapshot = Snapshot::new();
        snapshot.add("app", value);
        snapshot.save(&path).unwrap();
        path
    }

    pub(crate) fn text(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the program wrote, and its exit code.
pub(crate) struct Outcome {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

/// Runs the program as Cargo does.
pub(crate) fn run(arguments: &[&str], files: &[&Path]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-mem-size"));
    outcome(command.arg("mem-size").args(arguments).args(files))
}

pub(crate) fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}
