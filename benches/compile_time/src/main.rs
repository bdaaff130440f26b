//! What the derive costs at compile time: a crate of 300 types is built with it, without, and with
//! those of others. And what it costs to depend on each of these crates.
//!
//! `cargo run --release --manifest-path benches/compile_time/Cargo.toml` prints a table, and writes
//! it to `RESULTS.md`; a number behind `--` is how many rounds there are.

mod compiler;
mod depending;
mod results;
mod source;
mod ways;

use std::process::ExitCode;
use std::{env, fs, io};

use crate::compiler::Mode;
use crate::ways::WAYS;

/// How often each build is timed, unless told otherwise.
const ROUNDS: usize = 11;

/// The median seconds of each way, by mode.
pub type Medians = [Vec<f64>; Mode::ALL.len()];

fn main() -> io::Result<ExitCode> {
    if compiler::is_wrapper() {
        return compiler::wrapped();
    }
    let rounds = env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let results = results::page(&medians(rounds)?, rounds, &depending::all()?);
    println!("{results}");
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/RESULTS.md"), results)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds in turns, so that what slows the machine down for a while slows down all; a first round,
/// which builds the dependencies, is not counted.
fn medians(rounds: usize) -> io::Result<Medians> {
    let mut times = Mode::ALL.map(|_| WAYS.map(|_| Vec::new()));
    for round in 0..=rounds {
        eprintln!("round {round} of {rounds}");
        for (times, mode) in times.iter_mut().zip(Mode::ALL) {
            for (times, way) in times.iter_mut().zip(&WAYS) {
                let time = compiler::timed(way, mode)?;
                if round > 0 {
                    times.push(time);
                }
            }
        }
    }
    Ok(times.map(|times| times.into_iter().map(median).collect()))
}

pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
