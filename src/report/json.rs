//! Reports as JSON.

use std::path::Path;

use crate::Report;
use crate::json::{self, JsonError};

impl Report {
    /// The report as JSON, a line for each node; [`guide::schema`](crate::guide::schema) tells what
    /// stands where.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&vec![String::from("a"), String::from("b")]);
    /// let json = report.to_json();
    /// assert!(json.contains(r#""schema": "mem-size/report/1""#));
    /// assert_eq!(Report::from_json(&json)?, report);
    /// # Ok::<(), mem_size::JsonError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json::text(self)
    }

    /// Reads a report that [`to_json`](Self::to_json) or any other serializer of JSON has written.
    ///
    /// # Errors
    ///
    /// When the text is no JSON, is no report, is of a newer schema, has a number that is too large
    /// for this platform's `usize`, or has nodes whose bytes do not add up.
    pub fn from_json(json: &str) -> Result<Self, JsonError> {
        json::read(json.as_bytes())
    }

    /// Writes the report to a file as JSON. A file of this name is replaced in one step.
    ///
    /// ```
    /// # let folder = std::env::temp_dir();
    /// # let path = folder.join(format!("mem-size-{}-report.json", std::process::id()));
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&[1_u8, 2, 3]);
    /// report.save(&path)?;
    /// assert_eq!(Report::load(&path)?, report);
    /// # std::fs::remove_file(path).unwrap();
    /// # Ok::<(), mem_size::JsonError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), JsonError> {
        json::save(self, path.as_ref())
    }

    /// Reads a report from a file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as [`from_json`](Self::from_json); the error has the path.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, JsonError> {
        json::load(path.as_ref())
    }
}
