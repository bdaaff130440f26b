//! Why JSON could not be read or a file not be written, in one line.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::text::OneLine;

/// What is wrong with JSON, or with its file, and where.
///
/// ```
/// use mem_size::Report;
///
/// let error = Report::from_json("{\n  \"schema\": 1\n}").unwrap_err();
/// assert_eq!((error.line(), error.path()), (2, None));
/// assert!(error.to_string().starts_with("line 2, column 13: invalid type: integer `1`"));
///
/// let error = Report::load("no-such-file.json").unwrap_err();
/// assert!(error.to_string().starts_with("no-such-file.json: "));
/// ```
#[derive(Debug)]
pub struct JsonError {
    path: Option<PathBuf>,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    File(io::Error),
    Json(serde_json::Error),
}

impl JsonError {
    pub(super) const fn malformed(error: serde_json::Error) -> Self {
        Self { path: None, cause: Cause::Json(error) }
    }

    pub(super) fn file(path: &Path, error: io::Error) -> Self {
        Self { path: Some(path.to_owned()), cause: Cause::File(error) }
    }

    pub(super) fn at(self, path: &Path) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }

    /// The same with the file that the JSON came from, where that was not read by `load`.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let error = Report::from_json("[").unwrap_err().in_file("standard input");
    /// assert!(error.to_string().starts_with("standard input:1:1: "));
    /// ```
    #[must_use]
    pub fn in_file(self, path: impl AsRef<Path>) -> Self {
        self.at(path.as_ref())
    }

    /// The file; nothing for JSON that came as a string.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The line, from 1; 0 where the file could not be read or written at all.
    #[must_use]
    pub fn line(&self) -> usize {
        match &self.cause {
            Cause::File(_) => 0,
            Cause::Json(error) => error.line(),
        }
    }

    /// The column, in bytes from 1; 0 at the very beginning of a line, and where the file could not
    /// be read or written at all.
    #[must_use]
    pub fn column(&self) -> usize {
        match &self.cause {
            Cause::File(_) => 0,
            Cause::Json(error) => error.column(),
        }
    }
}

/// One line: `a.json:3:17: missing field`, `line 3, column 17: missing field`, `a.json: not found`.
impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line(), self.column());
        let message = match &self.cause {
            Cause::File(error) => error.to_string(),
            Cause::Json(error) if error.is_eof() && (line, column) == (1, 0) => {
                String::from("there is nothing in it")
            }
            Cause::Json(error) => error.to_string(),
        };
        // Our place is in front, where editors look for it.
        let place = format!(" at line {line} column {column}");
        // What is wrong may be a name with a line break.
        let message = OneLine(message.strip_suffix(&place).unwrap_or(&message));
        let path = self.path.as_ref().map(|path| path.display().to_string());
        match (path.as_deref().map(OneLine), line) {
            (Some(path), 0) => write!(f, "{path}: {message}"),
            (Some(path), _) => write!(f, "{path}:{line}:{column}: {message}"),
            (None, 0) => write!(f, "{message}"),
            (None, _) => write!(f, "line {line}, column {column}: {message}"),
        }
    }
}

impl Error for JsonError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::File(error) => Some(error),
            Cause::Json(error) => Some(error),
        }
    }
}
