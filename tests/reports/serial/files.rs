//! What `save` does to what is there already.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use mem_size::Report;

/// A fresh folder, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("mem-size-save-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self) -> usize {
        fs::read_dir(&self.0).unwrap().count()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).unwrap().is_symlink()
}

#[test]
fn link_stays_and_who_may_read_it_too() {
    let folder = Folder::new("link");
    let [file, link] = ["kept.json", "latest.json"].map(|name| folder.0.join(name));
    let [old, new] = [1, 2].map(|length| Report::of(&vec![0_u8; length]));
    old.save(&file).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    symlink("kept.json", &link).unwrap();
    new.save(&link).unwrap();
    assert!(is_link(&link) && !is_link(&file));
    assert_eq!(Report::load(&file).unwrap(), new);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(folder.names(), 2, "nothing else is left there");
}

#[test]
fn what_is_no_file_is_never_replaced() {
    let folder = Folder::new("special");
    let report = Report::of(&1_u8);
    let null = folder.0.join("null");
    symlink("/dev/null", &null).unwrap();
    report.save(&null).unwrap();
    assert!(is_link(&null) && !fs::metadata(&null).unwrap().is_file());
    // Nobody can write to either.
    let socket = folder.0.join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    for path in [&socket, &folder.0] {
        let error = report.save(path).unwrap_err();
        assert_eq!((error.path(), error.line()), (Some(&**path), 0));
    }
    assert_eq!(folder.names(), 2);
}
