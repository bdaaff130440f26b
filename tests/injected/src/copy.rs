//! A copy of a crate that depends on `mem-size`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::subject::Subject;

/// Copies the crate to where Cargo builds, in place of an older copy.
pub(crate) fn make(subject: &Subject) -> Result<PathBuf, Failure> {
    let copy = work().join(&subject.name);
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    folder(&subject.root, &copy)?;
    let manifest = copy.join("Cargo.toml");
    fs::write(&manifest, with_mem_size(&fs::read_to_string(&manifest)?))?;
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    fs::copy(lock, copy.join("Cargo.lock"))?;
    Ok(copy)
}

/// The folder of all copies.
pub(crate) fn work() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/injected")
}

fn folder(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            folder(&entry.path(), &target)?;
        } else {
            // Written anew, as what Cargo has fetched may not be writable.
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// A manifest, as Cargo publishes it, without what only tests need, and with one more dependency.
fn with_mem_size(manifest: &str) -> String {
    let mut kept = String::new();
    let mut is_kept = true;
    for line in manifest.lines() {
        if line.starts_with('[') {
            let unused = ["[[test", "[[bench", "[[example", "[[bin", "[lints"];
            is_kept = !unused.iter().any(|unused| line.contains(unused));
        }
        if is_kept {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    let library = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    format!("{kept}\n[dependencies.mem-size]\npath = '{library}'\n\n[workspace]\n")
}
