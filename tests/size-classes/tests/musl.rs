//! The model of musl against the slots of its `malloc`, in a C program that `musl-gcc` links with
//! it. `$MUSL_GCC` may name another compiler; where there is none, the test is skipped.
#![cfg(target_os = "linux")]

use std::alloc::Layout;
use std::env;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use mem_size::SizeClasses;
use mem_size_size_classes::{REQUESTS, layouts};

const PAGE: usize = 4096;
/// What a slot has before and behind it where it has pages of its own.
const AROUND: usize = 20;

/// The program, or nothing where there is no compiler for it.
fn build() -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/musl.c");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("musl");
    let compiler = env::var_os("MUSL_GCC").unwrap_or_else(|| "musl-gcc".into());
    let mut command = Command::new(&compiler);
    command.args(["-static", "-O1", "-fno-builtin", "-Wall", "-Werror", "-o"]);
    match command.arg(&program).arg(&source).status() {
        Ok(status) => assert!(status.success(), "{compiler:?}: {status}"),
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => panic!("{compiler:?}: {error}"),
    }
    Some(program)
}

/// How much room musl has given to each layout.
fn slots(program: &Path, layouts: &[Layout]) -> Vec<usize> {
    let mut asked = String::new();
    for layout in layouts {
        writeln!(asked, "{} {}", layout.size(), layout.align()).expect("memory can be written to");
    }
    let mut command = Command::new(program);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it was just built");
    let mut input = child.stdin.take().expect("it is piped");
    // Beside the reader, or both would wait for each other.
    let writer = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("it does not panic").expect("the program reads all");
    assert!(output.status.success(), "{}", output.status);
    let text = String::from_utf8(output.stdout).expect("numbers");
    text.lines().map(|line| line.parse().expect("a number")).collect()
}

fn model(size: usize, align: usize) -> usize {
    SizeClasses::MUSL.usable(size, align)
}

#[test]
fn slots_are_as_large_as_the_model_says() {
    let Some(program) = build() else {
        println!("musl: skipped, as there is no musl-gcc");
        return;
    };
    for align in [0, 4, 12] {
        let layouts: Vec<_> = layouts(align).collect();
        let slots = slots(&program, &layouts);
        assert_eq!(slots.len(), REQUESTS);
        let (mut settled, mut exact) = (0, 0);
        for (layout, found) in layouts.iter().zip(slots) {
            let model = model(layout.size(), layout.align());
            let is_between = (8 * 1024..128 * 1024).contains(&model);
            settled += usize::from(!is_between);
            exact += usize::from(!is_between && found == model);
            let is_pages = (found + AROUND).is_multiple_of(PAGE) && found >= layout.size();
            let is_next = model < 128 * 1024 && found > model && found <= model + model / 3 + 8;
            let is_known = found == model || is_next || is_between && is_pages;
            assert!(is_known, "{layout:?}: {found}, {model}");
        }
        println!("musl: {exact} of {settled} exact, alignments up to {}", 1 << align);
        // The others are the first of their class.
        assert!(exact * 100 >= settled * 97, "{exact} of {settled}");
    }
}
