//! The text of `RESULTS.md`.

use std::env;
use std::process::Command;

use crate::Medians;
use crate::compiler::Mode;
use crate::depending::Cost;
use crate::source::TYPES;
use crate::ways::{MEASURING, PEERS, WAYS};

/// The page with the tables.
pub fn page(medians: &Medians, rounds: usize, costs: &[Cost]) -> String {
    format!(
        "# What the derive costs at compile time

```sh
cargo run --release --manifest-path benches/compile_time/Cargo.toml
```

prints this page, and writes it; here on {}, {}.

A crate of {TYPES} types (structs of three to ten fields, tuples, enums with data, one in ten
generic; of strings, vectors, options, boxes, maps and each other; `src/source.rs` writes them),
built from nothing, with its dependencies built before. Seconds of processor time, user and system,
of the one call of rustc; the median of {rounds} rounds in which all take turns. Behind the slash,
what is on top of the crate without a derive.

{}
{}
## What a dependency costs

All that is compiled for an empty crate with this one dependency, `cargo build` from nothing:
seconds of processor time, and crates.

{}
`stacker` takes the most: the crate `psm`, by which it switches stacks, brings a C compiler's driver
and a reader of object files for its build. Of the rest of the default the larger part are the tools
themselves, and not what the derive and its numbers need: a crate that only measures can do without
by `default-features = false, features = [\"std\", \"derive\"]`.
",
        compiler(),
        versions(),
        table(medians),
        Mode::ALL
            .iter()
            .zip(medians)
            .map(|(&mode, medians)| verdict(mode, medians))
            .collect::<String>(),
        costs_table(costs),
    )
}

fn table(medians: &Medians) -> String {
    let mut table = String::from("| derive                    | `cargo check` | `cargo build` |\n");
    table += "|---------------------------|--------------:|--------------:|\n";
    for (nth, way) in WAYS.iter().enumerate() {
        table += &format!("| {:25} ", way.name);
        for medians in medians {
            let extra = if nth == 0 {
                String::new()
            } else {
                format!(" / {:.2}", medians[nth] - medians[0])
            };
            table += &format!("| {:>13} ", format!("{:.2}{extra}", medians[nth]));
        }
        table += "|\n";
    }
    table
}

fn costs_table(costs: &[Cost]) -> String {
    let mut table = String::from("| dependency                      | seconds | crates |\n");
    table += "|---------------------------------|--------:|-------:|\n";
    for Cost { dependency, crates, seconds } in costs {
        table += &format!("| {:31} | {seconds:>7.1} | {crates:>6} |\n", dependency.name);
    }
    table
}

/// How the measuring part stands beside the cheapest peer.
fn verdict(mode: Mode, medians: &[f64]) -> String {
    let cheapest = PEERS.min_by(|&one, &other| medians[one].total_cmp(&medians[other]));
    let Some(cheapest) = cheapest else { return String::new() };
    let whole = medians[MEASURING] / medians[cheapest];
    let extra = (medians[MEASURING] - medians[0]) / (medians[cheapest] - medians[0]);
    format!(
        "- `cargo {}`: measuring takes {whole:.2} times as long as with {}, the cheapest of the\n  \
         others; the derive alone {extra:.2} times.\n",
        mode.command(),
        WAYS[cheapest].name,
    )
}

/// `mem_dbg 0.4.4, …`, as they are locked.
fn versions() -> String {
    let lock = include_str!("../Cargo.lock");
    let mut names: Vec<_> = WAYS.iter().filter_map(|way| way.krate).collect();
    names.dedup();
    let version = |name: &&str| {
        let package = format!("name = \"{name}\"\nversion = \"");
        let version = lock.split_once(&package).and_then(|(_, rest)| rest.split('"').next());
        format!("{name} {}", version.unwrap_or("?"))
    };
    names.iter().map(version).collect::<Vec<_>>().join(", ")
}

fn compiler() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let platform = format!("{} {}", env::consts::ARCH, env::consts::OS);
    format!("{}, {platform}", version.unwrap_or_else(|_| String::from("an unknown compiler")))
}
