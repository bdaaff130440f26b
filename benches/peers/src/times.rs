//! How long the crates take for one value, measured in turns.

use std::time::{Duration, Instant};

use crate::ways::Way;

/// What one sample should take at least, so that the clock does not matter.
const SAMPLE: Duration = Duration::from_millis(1);
/// What all samples of a value may take.
const BUDGET: Duration = Duration::from_secs(4);
const ROUNDS: std::ops::RangeInclusive<usize> = 5..=25;

/// The median nanoseconds of one measurement, for each way. Every round asks each crate once, and
/// begins with another.
pub fn medians(ways: &[Way<'_>]) -> Vec<f64> {
    let counts: Vec<u32> = ways.iter().map(repetitions).collect();
    let mut samples = vec![Vec::new(); ways.len()];
    let start = Instant::now();
    for round in 0..*ROUNDS.end() {
        if round >= *ROUNDS.start() && start.elapsed() > BUDGET {
            break;
        }
        for turn in 0..ways.len() {
            let nth = (round + turn) % ways.len();
            let took = (ways[nth].time)(counts[nth]);
            samples[nth].push(took.as_nanos() as f64 / f64::from(counts[nth]));
        }
    }
    samples.into_iter().map(median).collect()
}

/// How many measurements make up a sample; this also warms up.
fn repetitions(way: &Way<'_>) -> u32 {
    let mut count = 1;
    while (way.time)(count) < SAMPLE {
        count *= 2;
    }
    count
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
