//! Both loops of a case in turn, so that what slows the machine slows both.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each loop is timed.
const ROUNDS: usize = 101;
/// How long one timing takes at least.
const ROUND: Duration = Duration::from_micros(200);

/// Whether only the ratios are wanted.
pub(crate) fn are_wanted() -> bool {
    std::env::args().any(|arg| arg == "--ratios")
}

/// Whether this case is wanted: all are, unless some are named.
fn is_wanted(case: &str) -> bool {
    let mut names = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).peekable();
    names.peek().is_none() || names.any(|name| case.contains(&name))
}

/// Prints the median time of both, and the median of what one took of the other's time in the same
/// round.
pub(crate) fn print<T>(case: &str, value: &T, mem_size: fn(&T) -> usize, by_hand: fn(&T) -> usize) {
    if !is_wanted(case) {
        return;
    }
    assert_eq!(mem_size(value), by_hand(value), "{case}");
    let (ours, theirs) = (repeats(value, mem_size), repeats(value, by_hand));
    let mut rounds: Vec<(f64, f64)> = (0..ROUNDS)
        .map(|_| (nanoseconds(value, mem_size, ours), nanoseconds(value, by_hand, theirs)))
        .collect();
    let ratio = median(&mut rounds, |(ours, theirs)| ours / theirs);
    let ours = median(&mut rounds, |(ours, _)| ours);
    let theirs = median(&mut rounds, |(_, theirs)| theirs);
    println!("{case:<24}{:>12}{:>12}{ratio:>8.2}", shown(ours), shown(theirs));
}

/// How often a call must be repeated to fill a round.
fn repeats<T>(value: &T, measure: fn(&T) -> usize) -> u32 {
    let mut repeats = 1;
    while nanoseconds(value, measure, repeats) * f64::from(repeats) < ROUND.as_secs_f64() * 1e9 {
        repeats *= 2;
    }
    repeats
}

/// How long one call takes, of so many.
fn nanoseconds<T>(value: &T, measure: fn(&T) -> usize, repeats: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(measure(black_box(value)));
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(repeats)
}

fn median(rounds: &mut [(f64, f64)], of: impl Fn((f64, f64)) -> f64) -> f64 {
    rounds.sort_by(|a, b| of(*a).total_cmp(&of(*b)));
    rounds.get(rounds.len() / 2).copied().map_or(0.0, of)
}

fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        ..1e3 => format!("{nanoseconds:.2} ns"),
        1e3..1e6 => format!("{:.2} µs", nanoseconds / 1e3),
        _ => format!("{:.2} ms", nanoseconds / 1e6),
    }
}
