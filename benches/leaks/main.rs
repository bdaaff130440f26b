//! How often `detect_leaks` raises an alarm, over kinds of work and leaks: false alarms and power.
//!
//! `cargo bench --bench leaks [-- ITERATIONS [SEEDS]]` prints a table, and fails where a promise of
//! the documentation does not hold. 1,000 iterations and seeds by default; with `-- --test` a few
//! seeds.

mod table;
mod work;

use std::cell::Cell;
use std::hint::black_box;
use std::process::ExitCode;

use mem_size::{CountingAlloc, NotInstalled, detect_leaks};

use crate::table::{Row, print};
use crate::work::{KINDS, Kind, Promise, Random};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

/// A leak of one block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leak {
    None,
    EachTime,
    EachTenth,
    /// With probability 1/5.
    AtRandom,
}

const LEAKS: [Leak; 4] = [Leak::None, Leak::EachTime, Leak::EachTenth, Leak::AtRandom];

fn main() -> ExitCode {
    let is_test = std::env::args().any(|arg| arg == "--test");
    let mut numbers = std::env::args().filter_map(|arg| arg.parse().ok());
    let iterations = numbers.next().unwrap_or(1000);
    let seeds = numbers.next().unwrap_or(if is_test { 3 } else { 1000 });
    let rows: Result<Vec<Row>, NotInstalled> =
        KINDS.iter().map(|kind| row(kind, iterations, seeds)).collect();
    match rows {
        Ok(rows) => report(&rows, iterations, seeds),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn row(kind: &Kind, iterations: usize, seeds: usize) -> Result<Row, NotInstalled> {
    let mut alarms = [0; LEAKS.len()];
    for (leak, alarms) in LEAKS.into_iter().zip(&mut alarms) {
        for seed in 0..seeds {
            *alarms += usize::from(is_alarm(kind, leak, iterations, seed)?);
        }
    }
    Ok(Row { name: kind.name, alarms })
}

fn is_alarm(kind: &Kind, leak: Leak, iterations: usize, seed: usize) -> Result<bool, NotInstalled> {
    let mut work = (kind.work)(Random::new(seed), iterations);
    let mut random = Random::new(!seed);
    // What is leaked is freed in the end. The room for it is not to be seen while it is measured.
    let mut leaked = Vec::with_capacity(2 * iterations + 20);
    let runs = Cell::new(0);
    let report = detect_leaks(iterations, || {
        work();
        runs.set(runs.get() + 1);
        let leaks = match leak {
            Leak::None => false,
            Leak::EachTime => true,
            Leak::EachTenth => runs.get() % 10 == 0,
            Leak::AtRandom => random.below(5) == 0,
        };
        if leaks {
            leaked.push(black_box(Box::new(0_u64)));
        }
    })?;
    Ok(report.is_leak())
}

/// Prints the table; fails where a promise does not hold.
fn report(rows: &[Row], iterations: usize, seeds: usize) -> ExitCode {
    println!("alarms in {seeds} runs of {iterations} iterations\n");
    print(rows);
    let mut outcome = ExitCode::SUCCESS;
    // The documentation promises for 1,000 iterations.
    let promised = KINDS.iter().zip(rows).filter(|_| iterations >= 1000);
    for (kind, Row { name, alarms: [alone, each, ..] }) in promised {
        let (is_quiet, is_found) = match kind.promise {
            Promise::NoAlarm => (alone * 1000 <= seeds, *each == seeds),
            Promise::OnlyNoAlarm => (alone * 1000 <= seeds, true),
            Promise::Alarm => (true, *alone == seeds && *each == seeds),
            Promise::Nothing => (true, true),
        };
        if !is_quiet {
            println!("{name}: {alone} false alarms");
        }
        if !is_found {
            println!("{name}: a leak is missed");
        }
        if !(is_quiet && is_found) {
            outcome = ExitCode::FAILURE;
        }
    }
    outcome
}
