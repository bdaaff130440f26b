//! The file: `Cargo.lock` as cargo writes it.

use std::path::Path;

use mem_size::memory_profile;
use serde::Deserialize;

/// A file that was read.
#[derive(Deserialize)]
pub(crate) struct Lock {
    #[serde(rename = "package")]
    pub(crate) packages: Vec<Entry>,
}

/// One `[[package]]`.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) version: String,
    #[serde(default)]
    pub(crate) dependencies: Vec<String>,
}

/// Reads the text of a file.
#[memory_profile]
pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))
}

impl Lock {
    /// Takes the text apart; the message of an error is one line that begins with the number of the
    /// line.
    #[memory_profile(name = "Lock::parse")]
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| {
            let before = text.bytes().take(error.span().map_or(0, |span| span.start));
            let line = before.filter(|&byte| byte == b'\n').count() + 1;
            let what = error.message().lines().collect::<Vec<_>>().join(", ");
            format!("{line}: {what}")
        })
    }
}
