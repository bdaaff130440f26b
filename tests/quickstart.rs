//! The quickstart as a user runs it: on a good file, a missing one, and malformed ones.
//!
//! A program of its own, as it waits for Cargo to build the example.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");

/// The example beside this test, built with the same profile, and with all features where this test
/// is: then it is there already. `cargo test --test …` alone does not build it.
static QUICKSTART: LazyLock<PathBuf> = LazyLock::new(|| {
    let this = env::current_exe().expect("a test is a file");
    let folder = this.parent().and_then(Path::parent).expect("cargo puts tests into `deps`");
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let target =
        Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo puts it into `target`");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "quickstart", "--profile", profile])
        .args(["--manifest-path", MANIFEST])
        .args(cfg!(feature = "foreign").then_some("--all-features"))
        .arg("--target-dir")
        .arg(target)
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the example does not build");
    folder.join("examples").join("quickstart").with_extension(env::consts::EXE_EXTENSION)
});

fn quickstart(args: &[&str]) -> Output {
    Command::new(&*QUICKSTART).args(args).output().expect("the example runs")
}

fn stdout(args: &[&str]) -> String {
    let output = quickstart(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// The one line that a failed run leaves.
fn complaint(args: &[&str]) -> String {
    let output = quickstart(args);
    assert!(!output.status.success() && output.stdout.is_empty());
    let errors = String::from_utf8(output.stderr).expect("the output is UTF-8");
    assert_eq!(errors.lines().count(), 1, "{errors}");
    errors
}

fn file(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // In one step: the same test may run beside this one.
    let written = path.with_extension(std::process::id().to_string());
    std::fs::write(&written, text).expect("the folder for temporary files is writable");
    std::fs::rename(written, &path).expect("a file of this name is replaced");
    path.to_str().expect("its path is UTF-8").to_string()
}

#[test]
fn own_lock_file_is_measured_to_the_byte() {
    let text = stdout(&[]);
    assert!(text.contains("the same as the heap"), "{text}");
    assert!(text.contains("packages: Vec<Rc<RefCell<Package>>>"), "{text}");
    assert!(text.contains("─ name: Arc<str>"), "{text}");
}

#[test]
fn given_file_is_measured_with_cycles_and_git_sources() {
    let good = file(
        "good.lock",
        r#"
        version = 4
        [[package]]
        name = "a"
        version = "1.0.0"
        dependencies = ["b 1.0.0", "b 2.0.0 (git+https://example.org/b?branch=main)"]
        [[package]]
        name = "b"
        version = "1.0.0"
        source = "registry+https://example.org/index"
        checksum = "00ff"
        dependencies = ["a"]
        [[package]]
        name = "b"
        version = "2.0.0"
        source = "git+https://example.org/b?branch=main#0123abc"
        "#,
    );
    let text = stdout(&[&good]);
    assert!(text.contains("3 packages, 3 dependencies"), "{text}");
    assert!(text.contains("the same as the heap"), "{text}");
    assert!(text.contains("gaps               0  places that could not be measured"), "{text}");
    assert!(stdout(&[&file("empty.lock", "package = []")]).contains("0 packages"));
}

#[test]
fn depth_and_help_are_options() {
    let tree = |args: &[&str]| stdout(args).lines().filter(|line| line.contains('%')).count();
    assert_eq!(tree(&["--depth", "0"]), 1);
    assert_eq!(tree(&["-d1"]), 4);
    assert!(tree(&["--exact"]) > 4);
    assert!(stdout(&["--help"]).contains("Usage: quickstart"));
}

#[test]
fn missing_file_is_named() {
    let text = complaint(&["no/such/Cargo.lock"]);
    assert!(
        text.starts_with("quickstart: cannot read ") && text.contains("Cargo.lock: "),
        "{text}"
    );
}

#[test]
fn malformed_file_is_named_with_its_line() {
    let head = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n";
    for (name, text, expected) in [
        ("syntax.lock", "version = 4\n\n[[package]\n".to_string(), "syntax.lock:3: "),
        ("type.lock", "[[package]]\nname = 1\nversion = \"1\"\n".to_string(), "type.lock:2: "),
        ("other.lock", "title = \"no lock file\"\n".to_string(), "missing field `package`"),
        ("dangling.lock", format!("{head}dependencies = [\n \"b\",\n]\n"), "dangling.lock:6: `b`"),
        ("twice.lock", format!("{head}{}", &head[12..]), "twice.lock:6: `a 1.0.0`"),
    ] {
        let complaint = complaint(&[&file(name, &text)]);
        assert!(complaint.contains(expected), "{complaint}");
    }
}

#[test]
fn wrong_arguments_are_refused() {
    assert!(complaint(&["--deep"]).contains("--deep"));
    assert!(complaint(&["--depth", "many"]).contains("many"));
    assert!(complaint(&["one", "two"]).contains("two"));
}
