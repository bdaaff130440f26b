//! Snapshots, differences and series as JSON.

use std::path::Path;

use crate::json::{self, JsonError, json_methods};
use crate::snapshot::{Diff, Series, Snapshot};

impl Snapshot {
    /// The snapshot as JSON, a line for each node; [`guide::schema`](crate::guide::schema) tells
    /// what stands where.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::text(self)
    }

    /// Reads a snapshot that [`to_json`](Self::to_json) has written.
    ///
    /// # Errors
    ///
    /// As [`Report::from_json`](crate::Report::from_json), and when two reports have one name.
    pub fn from_json(json: &str) -> Result<Self, JsonError> {
        json::read(json.as_bytes())
    }

    /// Writes the snapshot to a file as JSON. A file of this name is replaced in one step.
    ///
    /// ```
    /// # let folder = std::env::temp_dir();
    /// # let path = folder.join(format!("mem-size-{}-snapshot.json", std::process::id()));
    /// use mem_size::Snapshot;
    ///
    /// let mut snapshot = Snapshot::new();
    /// snapshot.add("bytes", &vec![1_u8, 2, 3]);
    /// snapshot.save(&path)?;
    /// assert_eq!(Snapshot::load(&path)?, snapshot);
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

    /// Reads a snapshot from a file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as [`from_json`](Self::from_json); the error has the path.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, JsonError> {
        json::load(path.as_ref())
    }
}

json_methods!(
    Diff,
    "mem_size::Diff",
    "difference",
    "",
    "use mem_size::Report;
let [before, after] = [100, 300].map(|length| Report::of(&vec![0_u8; length]));
let value = after.since(&before);"
);

json_methods!(
    Series,
    "mem_size::snapshot::Series",
    "series",
    "",
    "use mem_size::{Report, snapshot::{Keys, Series}};
let reports = [100, 300, 600].map(|length| Report::of(&vec![0_u8; length]));
let value = Series::of_reports(&reports, &Keys::new());"
);
