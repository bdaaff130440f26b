//! JSON files: read whole, replaced whole.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{JsonError, read, text};

/// Reads a file; the error names it.
pub(crate) fn load<T: DeserializeOwned>(path: &Path) -> Result<T, JsonError> {
    let json = fs::read(path).map_err(|error| JsonError::file(path, error))?;
    read(&json).map_err(|error| error.at(path))
}

/// Writes a file; the error names it.
pub(crate) fn save<T: Serialize>(value: &T, path: &Path) -> Result<(), JsonError> {
    replace(path, &text(value)).map_err(|error| JsonError::file(path, error))
}

/// Puts a file in the place of another in one step, so that nobody ever reads half of it; who may
/// read it stays. A link is followed, and what is no file, say `/dev/stdout`, is written to.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) if old.is_file() => put(&fs::canonicalize(path)?, text, Some(old.permissions())),
        Ok(_) => fs::write(path, text),
        Err(_) => put(path, text, None),
    }
}

/// Writes a file under another name, and renames it.
fn put(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    let temporary = beside(path);
    let written = fs::write(&temporary, text).and_then(|()| match permissions {
        Some(permissions) => fs::set_permissions(&temporary, permissions),
        None => Ok(()),
    });
    let result = written.and_then(|()| fs::rename(&temporary, path));
    if result.is_err() {
        // It may not be there; what matters is the first error.
        let _ = fs::remove_file(&temporary);
    }
    result
}

/// A name in the same folder that no other thread or process takes.
fn beside(path: &Path) -> PathBuf {
    static TAKEN: AtomicUsize = AtomicUsize::new(0);
    let nth = TAKEN.fetch_add(1, Ordering::Relaxed);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{nth}.tmp", process::id()));
    path.with_file_name(name)
}
