//! Tells the crate whether the compiler is Rust 1.95 or later: `cfg(mem_size_since_1_95)`. Where it
//! cannot be asked, it is taken for an older one.

use std::env;
use std::process::Command;

/// `1.N`: the version to assume instead, to write on a new compiler what an old one would get.
const ASSUMED: &str = "MEM_SIZE_ASSUMED_RUST";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={ASSUMED}");
    println!("cargo::rustc-check-cfg=cfg(mem_size_since_1_95)");
    if minor_version().is_some_and(|minor| minor >= 95) {
        println!("cargo::rustc-cfg=mem_size_since_1_95");
    }
}

/// The N of Rust 1.N.
fn minor_version() -> Option<u32> {
    if let Ok(version) = env::var(ASSUMED) {
        return minor_of(&version);
    }
    let output = Command::new(env::var_os("RUSTC")?).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    minor_of(text.strip_prefix("rustc ")?)
}

fn minor_of(version: &str) -> Option<u32> {
    version.strip_prefix("1.")?.split('.').next()?.parse().ok()
}
