//! What a search for leaks has found, as data and as text.

use std::fmt;

use super::ROUNDS;
#[cfg(feature = "graph")]
use crate::graph::StillAlive;
use crate::text::{Average, Columns, InUnits, Places, Side};

/// What [`detect_leaks`](crate::detect_leaks) has found; [`Display`](fmt::Display) puts it into one
/// line, and where there is a leak adds a table of the rounds, and what keeps the values that the
/// work has watched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeakReport {
    /// How often the work ran, without the warm-up.
    pub iterations: usize,
    /// How often it ran before anything was counted.
    pub warm_up: usize,
    pub(super) rounds: [LeakRound; ROUNDS],
    pub(super) is_leak: bool,
    #[cfg(feature = "graph")]
    pub(super) still_alive: Vec<StillAlive>,
}

/// What became of the live memory in one round of iterations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct LeakRound {
    /// How often the work ran.
    pub iterations: usize,
    /// How many more blocks were live at its end than at its start.
    pub blocks: isize,
    /// How many more requested bytes were live at its end than at its start.
    pub bytes: isize,
}

impl LeakReport {
    pub(super) fn new(warm_up: usize, rounds: [LeakRound; ROUNDS], is_leak: bool) -> Self {
        let iterations =
            rounds.iter().fold(0, |sum: usize, round| sum.saturating_add(round.iterations));
        Self {
            iterations,
            warm_up,
            rounds,
            is_leak,
            #[cfg(feature = "graph")]
            still_alive: Vec::new(),
        }
    }

    /// Adds what still lives of what was watched.
    #[cfg(feature = "graph")]
    pub(super) fn with_watched(mut self, still_alive: Vec<StillAlive>) -> Self {
        self.still_alive = still_alive;
        self
    }

    /// What still lives of the values that the last iteration has watched with
    /// [`Watch::in_leak_report`](crate::graph::Watch::in_leak_report), and what keeps them. Equal
    /// ones stand here once.
    ///
    /// Where there is no leak, a value may live on for good reasons: in a cache, say.
    #[cfg(feature = "graph")]
    #[must_use]
    pub fn still_alive(&self) -> &[StillAlive] {
        &self.still_alive
    }

    /// What became of the live memory in the course of the run, round by round.
    ///
    /// ```
    /// # use mem_size::{CountingAlloc, detect_leaks};
    /// # #[global_allocator]
    /// # static ALLOC: CountingAlloc = CountingAlloc::new();
    /// # fn main() -> Result<(), mem_size::NotInstalled> {
    /// let report = detect_leaks(100, || vec![1_u8; 10])?;
    /// let iterations: usize = report.rounds().iter().map(|round| round.iterations).sum();
    /// assert_eq!(iterations, report.iterations);
    /// assert!(report.rounds().iter().all(|round| round.bytes == 0));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn rounds(&self) -> &[LeakRound] {
        &self.rounds
    }

    /// Whether live blocks or live bytes grew, by the tests of
    /// [`detect_leaks`](crate::detect_leaks).
    #[must_use]
    pub const fn is_leak(&self) -> bool {
        self.is_leak
    }

    /// How many more blocks were live after all rounds than before them.
    ///
    /// ```
    /// # use mem_size::{CountingAlloc, detect_leaks};
    /// # #[global_allocator]
    /// # static ALLOC: CountingAlloc = CountingAlloc::new();
    /// # fn main() -> Result<(), mem_size::NotInstalled> {
    /// let mut log = Vec::new();
    /// let report = detect_leaks(100, || log.push(Box::new(1_u32)))?;
    /// assert_eq!((report.blocks(), report.blocks_per_iteration()), (100, 1.0));
    /// assert!(report.bytes() >= 100 * 4 && report.bytes_per_iteration() >= 4.0);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn blocks(&self) -> isize {
        self.rounds.iter().fold(0, |sum, round| sum.saturating_add(round.blocks))
    }

    /// How many more requested bytes were live after all rounds than before them.
    #[must_use]
    pub fn bytes(&self) -> isize {
        self.rounds.iter().fold(0, |sum, round| sum.saturating_add(round.bytes))
    }

    /// The blocks that one iteration leaves behind, on average.
    #[must_use]
    pub fn blocks_per_iteration(&self) -> f64 {
        average(self.blocks(), self.iterations)
    }

    /// The requested bytes that one iteration leaves behind, on average.
    #[must_use]
    pub fn bytes_per_iteration(&self) -> f64 {
        average(self.bytes(), self.iterations)
    }
}

#[expect(clippy::cast_precision_loss, reason = "an average is not asked for more than 53 bits")]
fn average(sum: isize, count: usize) -> f64 {
    sum as f64 / count.max(1) as f64
}

/// Without a leak one line, `no leak in 150 iterations: as much memory is live as before`. With
/// one, `leak of 120 B in 2 blocks per iteration`, and a table.
impl fmt::Display for LeakReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_leak {
            self.headline(f)?;
            self.table(f)?;
            #[cfg(feature = "graph")]
            self.still_alive.iter().try_for_each(|alive| write!(f, "\n\n{alive}"))?;
            return Ok(());
        }
        write!(f, "no leak in {} iterations: ", self.iterations)?;
        match (self.bytes(), self.blocks()) {
            (0, 0) => f.write_str("as much memory is live as before"),
            (bytes, blocks) => {
                write!(f, "{} in {blocks:+} blocks, without steady growth", change(bytes))
            }
        }
    }
}

impl LeakReport {
    fn headline(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bytes, blocks) = (self.bytes_per_iteration(), self.blocks_per_iteration());
        let blocks = Average(blocks, "block");
        write!(f, "leak of {} in {blocks} per iteration\n\n", Fine(bytes))
    }

    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["round", "iterations", "blocks", "bytes"];
        let mut columns = Columns::with_heads([Side::Right; 4], heads);
        let mut line = |label: String, round: LeakRound| {
            let LeakRound { iterations, blocks, bytes } = round;
            let (blocks, bytes) = (format!("{blocks:+}"), change(bytes).to_string());
            columns.push(&[label, iterations.to_string(), blocks, bytes]);
        };
        for (nth, round) in (1..).zip(self.rounds) {
            line(nth.to_string(), round);
        }
        let (iterations, blocks, bytes) = (self.iterations, self.blocks(), self.bytes());
        line("total".to_string(), LeakRound { iterations, blocks, bytes });
        write!(f, "{columns}")
    }
}

fn change(bytes: isize) -> InUnits {
    InUnits::change(bytes as i64)
}

/// An average of bytes: in units where it is large, otherwise to a hundredth of a byte.
struct Fine(f64);

impl fmt::Display for Fine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.abs() < 1000.0 {
            return write!(f, "{} B", Places(self.0));
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it saturates, and parts of a byte do not show"
        )]
        InUnits::signed(self.0 as i64).fmt(f)
    }
}
