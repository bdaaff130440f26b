//! The commands that the guide gives, tried on two real snapshots.

use std::fs;
use std::process::Command;

use mem_size::Snapshot;

const GUIDE: &str = include_str!("../../src/guide/pull_requests.md");

/// The arguments of each `cargo mem-size`, up to where its output goes.
fn commands() -> Vec<Vec<&'static str>> {
    let lines = GUIDE.lines().map(str::trim);
    let commands = lines.filter_map(|line| line.strip_prefix("cargo mem-size "));
    let arguments = |line: &'static str| line.split(' ').take_while(|word| *word != ">").collect();
    commands.map(arguments).collect()
}

#[test]
fn commands_of_the_guide_do_what_it_says() {
    let name = format!("cargo-mem-size-guide-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).unwrap();
    for (name, length) in [("before.json", 100), ("between.json", 101), ("after.json", 103)] {
        let mut snapshot = Snapshot::new();
        snapshot.add("index", &vec![String::from("word"); length]);
        snapshot.save(folder.join(name)).unwrap();
    }
    let commands = commands();
    assert_eq!(commands.len(), 5);
    for arguments in commands {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-mem-size"));
        let output =
            command.arg("mem-size").args(&arguments).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.contains("Vec<") && out.contains("String>"), "{out}");
        if arguments.contains(&"--markdown") {
            assert!(out.starts_with("**Memory: "), "{out}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}
