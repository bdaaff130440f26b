//! Files that mem-size has written, of any kind.

use std::error::Error;
use std::fmt::{self, Display};
use std::fs;
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
    ///
    /// The file is read once, for it may be a pipe.
    pub(crate) fn load(path: &Path) -> Result<Self, Unreadable> {
        let text = text(path)?;
        // Some shells put a byte order mark before what they write.
        let json = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let named = |error: JsonError| error.in_file(path);
        let other: Box<dyn Display> = match kind(json).as_deref() {
            Some("snapshot") => {
                return Ok(Self::Snapshot(Snapshot::from_json(json).map_err(named)?));
            }
            Some("diff") => Box::new(Diff::from_json(json).map_err(named)?),
            Some("series") => Box::new(Series::from_json(json).map_err(named)?),
            Some("comparison") => Box::new(Comparison::from_json(json).map_err(named)?),
            Some("profile") => Box::new(Profile::from_json(json).map_err(named)?),
            Some("leaks") => Box::new(LeakReport::from_json(json).map_err(named)?),
            Some("types") => Box::new(layouts::from_json(json).map_err(named)?),
            _ => {
                return Ok(Self::Report(Box::new(Report::from_json(json).map_err(named)?)));
            }
        };
        Ok(Self::Other(other))
    }
}

/// What is in a file; `-` is standard input.
fn text(path: &Path) -> Result<String, Unreadable> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.map_err(|error| Unreadable::File(path.to_owned(), error))?;
    String::from_utf8(bytes).map_err(|error| {
        let (bytes, good) = (error.as_bytes(), error.utf8_error().valid_up_to());
        let mut lines = bytes.get(..good).unwrap_or_default().split(|&byte| byte == b'\n');
        let line = lines.clone().count();
        let column = lines.next_back().map_or(1, |last| last.len().saturating_add(1));
        Unreadable::NoText(path.to_owned(), line, column)
    })
}

/// The name in the schema.
fn kind(json: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Beginning {
        schema: String,
    }
    // mem-size writes it first; other programs may have sorted the keys.
    if let Some(schema) = first_schema(json) {
        return in_schema(schema);
    }
    let whole: Beginning = serde_json::from_str(json).ok()?;
    in_schema(&whole.schema)
}

/// The schema, if it is the first key.
fn first_schema(json: &str) -> Option<&str> {
    let rest = ["{", "\"schema\"", ":", "\""]
        .into_iter()
        .try_fold(json, |rest, next| rest.trim_start().strip_prefix(next))?;
    Some(rest.split_once('"')?.0)
}

/// `report` of `mem-size/report/1`.
fn in_schema(schema: &str) -> Option<String> {
    let rest = schema.strip_prefix("mem-size/")?;
    Some(rest.split_once('/')?.0.to_owned())
}

/// What cannot be read, compared or written, in one line.
#[derive(Debug)]
pub(crate) enum Unreadable {
    Json(JsonError),
    File(PathBuf, io::Error),
    /// A file that is no text, with the line and the column where it stops to be one.
    NoText(PathBuf, usize, usize),
    /// Files of two kinds, which cannot be compared.
    Mixed(PathBuf, PathBuf),
    /// A file of a kind that is only shown.
    OnlyShown(PathBuf),
    /// A snapshot with several reports, or none of the name that was given, and those it has.
    WhichReport(PathBuf, String),
    /// A depth for a table of types, which has no levels.
    NoLevels,
    /// Types of several crates, which are no one file.
    SeveralCrates,
    /// No crate has the test that lists its types.
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
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::NoText(path, line, column) => {
                write!(f, "{}:{line}:{column}: not UTF-8", path.display())
            }
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
                write!(f, "{path} has these reports: {names}; choose one with `--name`")
            }
            Self::NoLevels => f.write_str("`--depth` is for `--by field`: types have no levels"),
            Self::SeveralCrates => f.write_str(
                "several crates have listed their types: with `--json`, choose one, as by \
                 `-- -p NAME`",
            ),
            Self::NoTable => f.write_str(
                "no test lists the types: put `mem_size::layouts_test!();` under `#[cfg(test)]` \
                 beside them (`cargo mem-size layouts --help` has more)",
            ),
            Self::Test(status) => write!(f, "`cargo test` failed: {status}"),
            Self::Cargo(error) => write!(f, "`cargo test` cannot be run: {error}"),
            Self::Folder(error) => write!(f, "the folder for temporary files: {error}"),
            Self::Output(error) => write!(f, "standard output: {error}"),
        }
    }
}

impl Error for Unreadable {}
