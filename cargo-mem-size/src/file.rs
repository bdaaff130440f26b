//! Files that mem-size has written, of either kind.

use std::error::Error;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};

use mem_size::{JsonError, Report, Snapshot};

/// What a file may hold.
pub(crate) enum Saved {
    Report(Box<Report>),
    Snapshot(Snapshot),
}

/// What cannot be read, compared or written, in one line.
#[derive(Debug)]
pub(crate) enum Unreadable {
    Json(JsonError),
    /// Files of two kinds, which cannot be compared.
    Mixed(PathBuf, PathBuf),
    /// A snapshot with several reports, or none of the name that was given, and those it has.
    WhichReport(PathBuf, String),
    Output(io::Error),
}

impl Saved {
    pub(crate) fn load(path: &Path) -> Result<Self, Unreadable> {
        if is_snapshot(path) {
            Ok(Self::Snapshot(Snapshot::load(path)?))
        } else {
            Ok(Self::Report(Box::new(Report::load(path)?)))
        }
    }
}

/// Judged by the schema, which mem-size writes first; what the file really holds is checked when it
/// is read.
fn is_snapshot(path: &Path) -> bool {
    let mut beginning = [0; 200];
    let read = File::open(path).and_then(|file| BufReader::new(file).read(&mut beginning));
    let beginning = read.ok().and_then(|length| beginning.get(..length)).unwrap_or_default();
    String::from_utf8_lossy(beginning).contains("\"mem-size/snapshot/")
}

impl From<JsonError> for Unreadable {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Mixed(a, b) => {
                let (a, b) = (a.display(), b.display());
                write!(f, "{a} and {b} cannot be compared: one is a report, one a snapshot")
            }
            Self::WhichReport(path, names) => {
                let path = path.display();
                write!(f, "{path} has the reports {names}: choose one with `--name`")
            }
            Self::Output(error) => write!(f, "standard output: {error}"),
        }
    }
}

impl Error for Unreadable {}
