//! Puts mem-size beside the other crates that measure, on the same values: how right they are, and
//! how long they take.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml` prints the tables, and writes
//! them to `RESULTS.md`. With `-- --foreign` or `-- --arrow` only those about types of other
//! crates, or the one about Arrow, are printed.

mod arrow;
mod by_hand;
mod cases;
mod child;
#[path = "../../../tests/support/counting.rs"]
mod counting;
mod data;
mod foreign;
mod table;
mod times;
mod ways;

use std::alloc::System;
use std::fmt::Write as _;
use std::process::Command;
use std::{env, fs, io};

use crate::cases::{ACCURACY, Case, TIME};
use crate::child::Outcome;
use crate::counting::Counting;
use crate::ways::Peer;

#[global_allocator]
static ALLOCATOR: Counting<System> = Counting(System);

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let first = arguments.next();
    if first.as_deref() == Some(arrow::FLAG) {
        println!("{}", arrow::table());
        return Ok(());
    }
    if first.as_deref() == Some(foreign::FLAG) {
        println!("{}", foreign::section()?);
        return Ok(());
    }
    if first.as_deref() == Some(child::FLAG) {
        let (what, case) = (arguments.next(), arguments.next());
        let peers: Vec<usize> = arguments.filter_map(|peer| peer.parse().ok()).collect();
        child::answer(&what.unwrap_or_default(), &case.unwrap_or_default(), &peers);
        return Ok(());
    }
    let results = results()?;
    println!("{results}");
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/RESULTS.md"), results)
}

/// The text of `RESULTS.md`.
fn results() -> io::Result<String> {
    let accuracy = accuracy_table(ACCURACY)?;
    let time = time_table(TIME)?;
    let foreign = foreign::section()?;
    let arrow = arrow::table();
    Ok(format!(
        "# Beside other crates

```sh
cargo run --release --manifest-path benches/peers/Cargo.toml
```

prints this page, and writes it; here on {}, {}.

Each crate is asked for the heap bytes of a value, as its documentation has it:

{}
Every crate measures the very same value, in one process, in turns, on a main thread with the usual
stack. A process that a crate takes down is started again for the rest.

## Accuracy

The heap bytes of a value: what a counting global allocator handed out, and how far from it each
crate is. `≥ … + gap` is a lower bound that says so; the others leave out silently.

{accuracy}
## Time

The median of at least 5 measurements, with the ratio to mem-size. `*`: the answer is not exact.

{time}
- `hangs`: no answer in ten seconds; `overflows`: the stack, so that the process aborts.
- `no impl`: the crate has none for the type, or for a part of it.
- ¹ The derive does not compile on this type, which is recursive; `src/by_hand.rs` has an impl
  written by hand.

{foreign}
{arrow}",
        compiler(),
        versions(),
        questions(),
    ))
}

fn accuracy_table(cases: &[Case]) -> io::Result<String> {
    let mut rows = vec![head(&["heap of", "allocated, B"])];
    for case in cases {
        eprintln!("measuring {}", case.name);
        let sizes = child::sizes(case)?;
        let mut row = vec![case.name.to_owned(), table::thousands(sizes.truth)];
        for (&peer, &outcome) in Peer::ALL.iter().zip(&sizes.outcomes) {
            row.push(table::accuracy(outcome, sizes.truth) + mark(case, peer));
        }
        rows.push(row);
    }
    Ok(table::markdown(&rows))
}

fn time_table(cases: &[Case]) -> io::Result<String> {
    let mut rows = vec![head(&["time for"])];
    for case in cases {
        eprintln!("timing {}", case.name);
        rows.push(time_row(case)?);
    }
    Ok(table::markdown(&rows))
}

fn time_row(case: &Case) -> io::Result<Vec<String>> {
    let sizes = child::sizes(case)?;
    let answers = |&nth: &usize| matches!(sizes.outcomes[nth], Outcome::Bytes { .. });
    let peers: Vec<usize> = (0..Peer::ALL.len()).filter(answers).collect();
    let medians = child::times(case, &peers)?;
    let mut row = vec![case.name.to_owned()];
    for (nth, &peer) in Peer::ALL.iter().enumerate() {
        let median = peers.iter().position(|&asked| asked == nth).map(|place| medians[place]);
        let cell = match (median, sizes.outcomes[nth]) {
            (Some(median), Outcome::Bytes { heap, gaps }) => {
                let exact = heap == sizes.truth && gaps == 0;
                let ratio = match peer {
                    Peer::MemSize => String::new(),
                    _ => format!(" ({})", table::ratio(median / medians[0])),
                };
                table::time(median) + &ratio + if exact { "" } else { " *" }
            }
            (_, outcome) => table::accuracy(outcome, sizes.truth),
        };
        row.push(cell + mark(case, peer));
    }
    Ok(row)
}

fn head(first: &[&str]) -> Vec<String> {
    first.iter().copied().chain(Peer::ALL.map(Peer::name)).map(str::to_owned).collect()
}

/// The sign of an impl by hand.
fn mark(case: &Case, peer: Peer) -> &'static str {
    if case.by_hand.contains(&peer) { " ¹" } else { "" }
}

/// `mem_dbg 0.4.4, …`, as they are locked.
fn versions() -> String {
    let lock = include_str!("../Cargo.lock");
    let mut versions = String::new();
    for peer in Peer::ALL {
        let package = format!("name = \"{}\"\nversion = \"", peer.name());
        let version = lock.split_once(&package).and_then(|(_, rest)| rest.split('"').next());
        let comma = if versions.is_empty() { "" } else { ", " };
        let _ = write!(versions, "{comma}{} {}", peer.name(), version.unwrap_or("?"));
    }
    versions
}

fn compiler() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let platform = format!("{} {}", env::consts::ARCH, env::consts::OS);
    format!("{}, {platform}", version.unwrap_or_else(|_| String::from("an unknown compiler")))
}

/// What each crate is asked.
fn questions() -> String {
    Peer::ALL.map(|peer| format!("- {}: {}\n", peer.name(), peer.question())).concat()
}
