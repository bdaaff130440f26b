//! Tells the crate which of std's newer items the compiler has: `cfg(mem_size_since_1_94)` from
//! Rust 1.94 on. Where the compiler cannot be asked, it is taken for the oldest one. And which
//! features share the layout of hash tables: `cfg(mem_size_hash_tables)`.

use std::env;
use std::process::Command;

/// The versions 1.N with an item that the crate uses where it is there.
const SINCE: [u32; 8] = [89, 91, 94, 95, 96, 98, 99, 100];

/// `1.N`: the version to assume instead, to build on a new compiler what an old one would.
const ASSUMED: &str = "MEM_SIZE_ASSUMED_RUST";

/// The features with hash tables that tell their capacity.
const TABLES_BY_CAPACITY: [&str; 21] = [
    "STD",
    "HASHBROWN_0_14",
    "HASHLINK_0_10",
    "HASHLINK_0_11",
    "HASHLINK_0_12",
    "HASHLINK_0_9",
    "INDEXMAP_1",
    "INDEXMAP_2",
    "LRU_0_12",
    "LRU_0_16",
    "LRU_0_19",
    "ORDERMAP_1",
    "PETGRAPH_0_6",
    "PETGRAPH_0_7",
    "PETGRAPH_0_8",
    "PRIORITY_QUEUE_2",
    "RON_0_12",
    "SERDE_JSON_1",
    "TOML_0_8",
    "TOML_0_9",
    "TOML_1",
];
/// Those with hash tables that tell their size.
const TABLES_BY_SIZE: [&str; 3] = ["HASHBROWN_0_15", "HASHBROWN_0_16", "HASHBROWN_0_17"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={ASSUMED}");
    let minor = minor_version().unwrap_or(0);
    for since in SINCE {
        tell(&format!("mem_size_since_1_{since}"), minor >= since);
    }
    let by_capacity = TABLES_BY_CAPACITY.into_iter().any(has_feature);
    tell("mem_size_hash_tables_by_capacity", by_capacity);
    let by_size = TABLES_BY_SIZE.into_iter().any(has_feature);
    tell("mem_size_hash_tables", by_capacity || by_size);
}

/// Whether the crate is built with this feature, as Cargo spells it here.
fn has_feature(feature: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{feature}")).is_some()
}

/// Declares a `cfg`, and sets it if it holds.
fn tell(cfg: &str, holds: bool) {
    println!("cargo::rustc-check-cfg=cfg({cfg})");
    if holds {
        println!("cargo::rustc-cfg={cfg}");
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
