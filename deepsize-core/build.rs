//! Tells the crate which of std's newer items the compiler has: `cfg(mem_size_since_1_94)` from
//! Rust 1.94 on. Where the compiler cannot be asked, it is taken for the oldest one.

use std::env;
use std::process::Command;

/// The versions 1.N with an item that the crate uses where it is there.
const SINCE: [u32; 3] = [89, 94, 95];

/// `1.N`: the version to assume instead, to build on a new compiler what an old one would.
const ASSUMED: &str = "MEM_SIZE_ASSUMED_RUST";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={ASSUMED}");
    let minor = minor_version().unwrap_or(0);
    for since in SINCE {
        println!("cargo::rustc-check-cfg=cfg(mem_size_since_1_{since})");
        if minor >= since {
            println!("cargo::rustc-cfg=mem_size_since_1_{since}");
        }
    }
}

/// The N of Rust 1.N.
fn minor_version() -> Option<u32> {
    if let Ok(version) = env::var(ASSUMED) {
        return minor_of(&version);
    }
    let output = Command::new(env::var_os("RUSTC")?).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let version = text.strip_prefix("rustc ")?.split(' ').next()?;
    let minor = minor_of(version)?;
    // A nightly may be older than what its version has in the end.
    let is_finished = !version.contains("-nightly") && !version.contains("-dev");
    Some(if is_finished { minor } else { minor.saturating_sub(1) })
}

fn minor_of(version: &str) -> Option<u32> {
    version.strip_prefix("1.")?.split('.').next()?.parse().ok()
}
