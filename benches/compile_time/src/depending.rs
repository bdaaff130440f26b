//! What it costs to depend on a crate that measures memory: all that is compiled for it, once.

use std::process::Command;
use std::{fs, io};

use crate::compiler::{self, Mode};
use crate::median;

/// How often each is built.
const ROUNDS: usize = 3;

/// A crate as one would first put it into a manifest.
pub struct Dependency {
    /// How the table names it.
    pub name: &'static str,
    /// The features of the subject that bring it.
    feature: &'static str,
}

/// Ours with all that is on by default, without that but for the derive and with one feature after
/// the other, and the peers.
const DEPENDENCIES: [Dependency; 10] = [
    Dependency { name: "mem-size", feature: "mem-size-default" },
    Dependency { name: "mem-size with `std`, `derive`", feature: "mem-size" },
    Dependency { name: "… and `layout`", feature: "mem-size-layout" },
    Dependency { name: "… and `stacker`", feature: "mem-size-layout,mem-size/stacker" },
    Dependency {
        name: "… and `report`",
        feature: "mem-size-layout,mem-size/stacker,mem-size/report",
    },
    Dependency {
        name: "… and `graph`",
        feature: "mem-size-layout,mem-size/stacker,mem-size/graph",
    },
    Dependency { name: "deepsize", feature: "deepsize" },
    Dependency { name: "get-size2 with `derive`", feature: "get-size2" },
    Dependency { name: "mem_dbg", feature: "mem_dbg" },
    Dependency { name: "allocative", feature: "allocative" },
];

/// What a dependency costs.
pub struct Cost {
    pub dependency: Dependency,
    /// The crates that are compiled, itself included.
    pub crates: usize,
    /// Seconds of processor time of `cargo build`, the median of a few rounds.
    pub seconds: f64,
}

/// The costs of all, built in turns.
pub fn all() -> io::Result<Vec<Cost>> {
    let mut times = DEPENDENCIES.map(|_| Vec::new());
    for round in 1..=ROUNDS {
        eprintln!("dependencies, round {round} of {ROUNDS}");
        for (times, dependency) in times.iter_mut().zip(&DEPENDENCIES) {
            times.push(built(dependency)?);
        }
    }
    let costs = times.into_iter().zip(DEPENDENCIES).map(|(times, dependency)| {
        Ok(Cost { crates: crates(&dependency)?, seconds: median(times), dependency })
    });
    costs.collect()
}

/// Builds the dependency and an empty crate that has it, from nothing.
fn built(dependency: &Dependency) -> io::Result<f64> {
    let home = compiler::home().join("depending");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    fs::create_dir_all(&home)?;
    let source = home.join("subject.rs");
    fs::write(&source, "")?;
    let before = compiler::used()?;
    let status = compiler::cargo(Mode::Build, dependency.feature)
        .arg("--target-dir")
        .arg(home.join("target"))
        .env("MEM_SIZE_SUBJECT", &source)
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{} does not compile", dependency.name)));
    }
    Ok(compiler::used()? - before)
}

fn crates(dependency: &Dependency) -> io::Result<usize> {
    let output = Command::new("cargo")
        .args(["tree", "--prefix", "none", "--edges", "normal,build", "--format", "{p}"])
        .args(["--package", "mem-size-compile-time-subject", "--features", dependency.feature])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .output()?;
    let tree = String::from_utf8_lossy(&output.stdout);
    let name = |line: &str| line.trim_end_matches(" (*)").to_owned();
    let mut names: Vec<_> = tree.lines().filter(|line| !line.is_empty()).map(name).collect();
    names.sort();
    names.dedup();
    // All but the subject.
    Ok(names.len().saturating_sub(1))
}
