//! The file: `Cargo.lock` as cargo writes it, and what can be wrong with it.

use std::env;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

/// A file that was read, with its text for messages.
pub(crate) struct Lock {
    pub(crate) path: String,
    pub(crate) packages: Vec<Entry>,
    text: String,
}

/// One `[[package]]`.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) name: Spanned<String>,
    pub(crate) version: String,
    pub(crate) source: Option<String>,
    pub(crate) checksum: Option<String>,
    #[serde(default)]
    pub(crate) dependencies: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
struct File {
    package: Vec<Entry>,
}

impl Lock {
    /// Reads a file; the message of an error is one line with the path, and the line where it is
    /// known.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let shown = env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok());
        let shown = shown.unwrap_or(path).display().to_string();
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
        let mut lock = Self { path: shown, packages: Vec::new(), text };
        match toml::from_str::<File>(&lock.text) {
            Ok(file) => lock.packages = file.package,
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start);
                return Err(lock.error(start, error.message()));
            }
        }
        Ok(lock)
    }

    /// A message about what stands at this offset of the file.
    pub(crate) fn error(&self, offset: usize, what: impl Display) -> String {
        let before = self.text.bytes().take(offset);
        let line = before.filter(|&byte| byte == b'\n').count() + 1;
        let what = what.to_string().lines().collect::<Vec<_>>().join(", ");
        format!("{}:{line}: {what}", self.path)
    }
}
