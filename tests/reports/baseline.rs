//! Values against baselines: the macro on committed files, and the rest in folders of its own, in
//! child processes where the environment matters.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use mem_size::__private::{AssertWithinBaseline as _, Baseline};
use mem_size::{MemSize, Report, assert_within_baseline};

/// Tells a child process where its baselines are.
const FOLDER: &str = "MEM_SIZE_TEST_FOLDER";

#[test]
fn committed_baselines_hold() {
    // Arrays, so that a file of one width would do for the other.
    assert_within_baseline!([0_u8; 100], "bytes");
    assert_within_baseline!([0_u8; 104], "bytes");
    assert_within_baseline!(&[0_u8; 96], String::from("bytes"), 4 %);
    assert_within_baseline!([0_u8; 100], "bytes", 0.0 %,);
}

#[test]
#[should_panic(expected = "`[0_u8; 106]` is not within 5 % of ")]
fn larger_value_fails() {
    assert_within_baseline!([0_u8; 106], "bytes");
}

#[test]
#[should_panic(expected = "MEM_SIZE_UPDATE=1 accepts it\n\n100 B → 94 B: -6 B (-6.0 %)")]
fn smaller_value_fails() {
    assert_within_baseline!([0_u8; 94], "bytes");
}

/// What a failure says; empty where there is none.
fn complaint<T: MemSize + ?Sized>(value: &T, package: &Path, name: &str) -> String {
    let package = package.to_str().expect("the folder has a plain name");
    let baseline = Baseline { value: "value", package, name, percent: 5.0 };
    let check = AssertUnwindSafe(|| value.__assert_within_baseline(&baseline));
    match catch_unwind(check) {
        Ok(()) => String::new(),
        Err(payload) => *payload.downcast::<String>().expect("a message"),
    }
}

/// A fresh folder, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("mem-size-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        let width = format!("{}-bit", usize::BITS);
        self.0.join("tests").join("baselines").join(width).join(name)
    }

    /// Runs a test of this program that is ignored otherwise, with the folder.
    fn run(&self, test: &str, update: Option<&str>) -> bool {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let test = format!("baseline::{test}");
        command.args([&test, "--exact", "--ignored", "--quiet"]).env(FOLDER, &self.0);
        match update {
            Some(value) => command.env("MEM_SIZE_UPDATE", value),
            None => command.env_remove("MEM_SIZE_UPDATE"),
        };
        command.output().unwrap().status.success()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn missing_and_malformed_baselines_are_told() {
    let folder = Folder::new("missing");
    let message = complaint(&vec![1_u8], &folder.0, "a b");
    assert!(message.starts_with("`value` has no baseline tests"), "{message}");
    assert!(message.contains("MEM_SIZE_UPDATE=1 writes it\n\nVec<u8>"), "{message}");
    let file = folder.file("a b.json");
    assert!(!file.exists());
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "{\n1").unwrap();
    let message = complaint(&vec![1_u8], &folder.0, "a b");
    assert!(message.starts_with(&format!("{}:2:1: key must be", file.display())), "{message}");
    for name in ["", "../a", ".a", "a/b", "a\\b"] {
        assert!(complaint(&1_u8, &folder.0, name).contains("is no name of a baseline"));
    }
}

/// As in a folder that may not be looked into: nobody knows whether the file is there.
#[cfg(unix)]
#[test]
fn baseline_that_cannot_be_asked_for_is_not_taken_for_a_missing_one() {
    let folder = Folder::new("unreadable");
    fs::write(folder.0.join("tests"), "no folder").unwrap();
    let message = complaint(&vec![1_u8], &folder.0, "name");
    let file = folder.file("name.json");
    assert!(message.starts_with(&format!("{}: ", file.display())), "{message}");
    assert!(!message.contains("has no baseline"), "{message}");
}

#[test]
fn more_gaps_fail_whatever_the_size() {
    let folder = Folder::new("gaps");
    let cell = RefCell::new(0_u8.to_string());
    let file = folder.file("cell.json");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut before = Report::of(&cell);
    let held = cell.borrow_mut();
    // As large as what can be seen of it while it is borrowed.
    let without = Report::of(&cell);
    before.root = without.root.clone();
    before.save(&file).unwrap();
    let message = complaint(&cell, &folder.0, "cell");
    assert!(message.starts_with("`value` has more gaps than tests"), "{message}");
    assert!(message.contains("not measured: no gaps → 1 gap"), "{message}");
    drop(held);
}

#[test]
fn environment_accepts_what_is_there() {
    let folder = Folder::new("accept");
    let file = folder.file("grows.json");
    assert!(!folder.run("child_holds_a_hundred_bytes", None));
    assert!(!folder.run("child_holds_a_hundred_bytes", Some("0")));
    assert!(!file.exists());
    assert!(folder.run("child_holds_a_hundred_bytes", Some("1")));
    let written = fs::read_to_string(&file).unwrap();
    assert!(folder.run("child_holds_a_hundred_bytes", None));
    assert!(!folder.run("child_holds_two_hundred_bytes", None));
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    assert!(folder.run("child_holds_two_hundred_bytes", Some("1")));
    assert!(folder.run("child_holds_two_hundred_bytes", None));
    let folder_of_file = file.parent().unwrap();
    assert_eq!(fs::read_dir(folder_of_file).unwrap().count(), 1, "nothing else is left there");
}

#[test]
fn accepted_file_that_says_the_same_is_left() {
    let folder = Folder::new("same");
    assert!(folder.run("child_holds_a_hundred_bytes", Some("1")));
    let file = folder.file("grows.json");
    // Says the same in another form.
    let one_line = fs::read_to_string(&file).unwrap().replace('\n', " ");
    fs::write(&file, &one_line).unwrap();
    assert!(folder.run("child_holds_a_hundred_bytes", Some("1")));
    assert_eq!(fs::read_to_string(&file).unwrap(), one_line);
}

#[test]
fn tests_side_by_side_never_see_half_a_file() {
    let folder = Folder::new("parallel");
    assert!(folder.run("child_writes_from_many_threads", Some("1")));
    let report = Report::load(folder.file("shared.json")).unwrap();
    assert!(report.root.deep >= 1000);
    assert_eq!(fs::read_dir(folder.file("")).unwrap().count(), 5);
}

fn in_child<T: MemSize + ?Sized>(value: &T, name: &str) {
    let folder = std::env::var_os(FOLDER).expect("set by the test that runs this one");
    let message = complaint(value, Path::new(&folder), name);
    assert!(message.is_empty(), "{message}");
}

#[test]
#[ignore = "run by other tests, with an environment"]
fn child_holds_a_hundred_bytes() {
    in_child(&[0_u8; 100], "grows");
}

#[test]
#[ignore = "run by other tests, with an environment"]
fn child_holds_two_hundred_bytes() {
    in_child(&[0_u8; 200], "grows");
}

/// All write one file over and over, and one each of their own; a half-written one cannot be read.
#[test]
#[ignore = "run by other tests, with an environment"]
fn child_writes_from_many_threads() {
    let folder = std::env::var_os(FOLDER).expect("set by the test that runs this one");
    let shared = Folder(PathBuf::from(folder));
    thread::scope(|scope| {
        for thread in 0..4 {
            let shared = &shared;
            scope.spawn(move || {
                for round in 0..50 {
                    in_child(&vec![0_u8; 1000 + 100 * thread + round], "shared");
                    in_child(&vec![0_u8; thread], &format!("thread {thread}"));
                    Report::load(shared.file("shared.json")).expect("a whole file");
                }
            });
        }
    });
    // The test that runs this one removes it.
    std::mem::forget(shared);
}
