//! Files that mem-size has written, of any kind.

use std::error::Error;
use std::fmt::{self, Display};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use mem_size::snapshot::Series;
use mem_size::{Comparison, Diff, JsonError, LeakReport, Profile, Report, Snapshot, layouts};
use serde::Deserialize;

/// What a file may hold.
pub(crate) enum Saved {
    Report(Box<Report>),
    Snapshot(Snapshot),
    /// What can only be shown.
    Other(Box<dyn Display>),
}

impl Saved {
    /// Which kind it is the schema tells; what the file really holds is checked when it is read.
    pub(crate) fn load(path: &Path) -> Result<Self, Unreadable> {
        let other: Box<dyn Display> = match kind(path).as_deref() {
            Some("snapshot") => return Ok(Self::Snapshot(Snapshot::load(path)?)),
            Some("diff") => Box::new(Diff::load(path)?),
            Some("series") => Box::new(Series::load(path)?),
            Some("comparison") => Box::new(Comparison::load(path)?),
            Some("profile") => Box::new(Profile::load(path)?),
            Some("leaks") => Box::new(format!("{}\n", LeakReport::load(path)?)),
            Some("types") => Box::new(layouts::load(path)?),
            _ => return Ok(Self::Report(Box::new(Report::load(path)?))),
        };
        Ok(Self::Other(other))
    }
}

/// The name in the schema.
fn kind(path: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Beginning {
        schema: String,
    }
    // mem-size writes it first; other programs may have sorted the keys.
    let mut beginning = String::new();
    File::open(path).ok()?.take(200).read_to_string(&mut beginning).ok();
    if let Some(kind) = in_schema(&beginning) {
        return Some(kind);
    }
    let whole: Beginning = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    in_schema(&whole.schema)
}

/// `report` of `mem-size/report/1`.
fn in_schema(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("mem-size/")?;
    Some(rest.split_once('/')?.0.to_owned())
}

/// What cannot be read, compared or written, in one line.
#[derive(Debug)]
pub(crate) enum Unreadable {
    Json(JsonError),
    /// Files of two kinds, which cannot be compared.
    Mixed(PathBuf, PathBuf),
    /// A file of a kind that is only shown.
    OnlyShown(PathBuf),
    /// A snapshot with several reports, or none of the name that was given, and those it has.
    WhichReport(PathBuf, String),
    /// Types of several crates, which are no one file.
    SeveralCrates,
    /// No crate has the test that tells its types.
    NoTable,
    /// The test of a crate has failed.
    Test(ExitStatus),
    Cargo(io::Error),
    Folder(io::Error),
    Output(io::Error),
}

impl Unreadable {
    /// Of two files that cannot be compared.
    pub(crate) fn mixed(files: [(&Path, &Saved); 2]) -> Self {
        let shown = files.iter().find(|(_, saved)| matches!(saved, Saved::Other(_)));
        let [(one, _), (other, _)] = files;
        match shown {
            Some((path, _)) => Self::OnlyShown(path.to_path_buf()),
            None => Self::Mixed(one.to_owned(), other.to_owned()),
        }
    }
}

impl From<JsonError> for Unreadable {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Mixed(a, b) => {
                let (a, b) = (a.display(), b.display());
                write!(f, "{a} and {b} cannot be compared: one is a report, one a snapshot")
            }
            Self::OnlyShown(path) => {
                write!(f, "{} is neither a report nor a snapshot: `show` shows it", path.display())
            }
            Self::WhichReport(path, names) if names.is_empty() => {
                write!(f, "{} has no report", path.display())
            }
            Self::WhichReport(path, names) => {
                let path = path.display();
                write!(f, "{path} has the reports {names}: choose one with `--name`")
            }
            Self::SeveralCrates => f.write_str(
                "several crates have told their types: choose one, as by `-- -p NAME`, for \
                 `--json`",
            ),
            Self::NoTable => f.write_str(
                "no crate here tells its types: put `mem_size::layouts_test!();` under \
                 `#[cfg(test)]` beside them (`cargo mem-size layouts --help` has more)",
            ),
            Self::Test(status) => write!(f, "`cargo test` failed: {status}"),
            Self::Cargo(error) => write!(f, "`cargo test` cannot be run: {error}"),
            Self::Folder(error) => write!(f, "the folder for temporary files: {error}"),
            Self::Output(error) => write!(f, "standard output: {error}"),
        }
    }
}

impl Error for Unreadable {}
