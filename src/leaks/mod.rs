//! Whether a piece of work leaves more memory behind each time it runs.
//!
//! Tests ask [`assert_no_leaks!`](crate::assert_no_leaks); [`detect_leaks`] gives the result as a
//! value.
// The rounds are run here. Whether they grow is decided in `course`, by the tests in `rounds` and
// `floor`; `report` has the result.

pub(crate) mod assertion;
mod course;
mod floor;
#[cfg(feature = "json")]
mod json;
mod report;
mod rounds;
#[cfg(feature = "serde")]
mod serial;
#[cfg(feature = "graph")]
mod watched;

use std::hint::black_box;

pub use report::{LeakReport, LeakRound};
#[cfg(feature = "graph")]
pub(crate) use watched::note;

use self::course::Course;
use crate::allocator::slot::Slot;
use crate::allocator::span::Span;
use crate::allocator::stats::{NotInstalled, installed};

/// How many rounds there are.
const ROUNDS: usize = 4;
/// The fewest iterations with which the tests hold what they promise.
const LEAST: usize = 6;

/// Runs a piece of work again and again, and tells whether it leaves more and more memory behind.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
///
/// use mem_size::{CountingAlloc, detect_leaks};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// #[derive(Default)]
/// struct Node {
///     parent: RefCell<Option<Rc<Node>>>,
///     child: RefCell<Option<Rc<Node>>>,
/// }
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     let report = detect_leaks(100, || {
///         let (parent, child) = (Rc::new(Node::default()), Rc::new(Node::default()));
///         child.parent.replace(Some(Rc::clone(&parent)));
///         parent.child.replace(Some(child));
///     })?;
///     assert!(report.is_leak());
///     assert_eq!(report.blocks_per_iteration(), 2.0);
///     println!("{report}");
///
///     assert!(!detect_leaks(100, || vec![String::from("freed again")])?.is_leak());
///     Ok(())
/// }
/// ```
///
/// What the work returns is shown to [`black_box`], so that it cannot be optimised away, and
/// dropped before the next iteration. Counted are the blocks and the requested bytes that are live
/// on *this thread*: other threads may do what they like meanwhile.
///
/// # What is a leak
///
/// Growth that is more than chance and does not slow down. Two tests look at the live blocks, and
/// the same two at the live bytes; one that finds growth is enough.
///
/// **The rounds.** After a warm-up the iterations run in four rounds, each at least as long as all
/// that ran before it. It is a leak when the number
///
/// - rose in every round, each time by more than the ups and downs between the iterations explain:
///   more than two standard deviations of a random walk, `√(2 · sum of the squares of all falls)`;
/// - rose in the last round by at least as much as in the round before, and by a third of all
///   growth;
/// - and reached a new high more often than the maximum of random sizes does, with a probability of
///   at most 1 in 2,000 for chance (of `n` random sizes the last is the largest with probability `1
///   / n`: Rényi, 1962), or rose by 1.3 times as much in each round as in the round before, as a
///   buffer that doubles.
///
/// **The floor.** Beside a set that is filled and emptied again, only the *low points* tell: the
/// values where the number stops to fall. The set goes back to the same low points; a leak lifts
/// them. It is a leak when
///
/// - from the first low point to the last the number rose by more than six times the standard error
///   of that rise, estimated from how much the single rises differ: `b > 6 · s / √T`, where the
///   number rises by `d[i]` in `t[i]` iterations from one of `n + 1` low points to the next and by
///   `D` in `T` in all, `b = D / T` and `s² = Σ (d[i] - b · t[i])² / t[i] / (n - 1)` (the drift of
///   a Brownian motion, estimated by maximum likelihood; with low points at equal distances it is
///   Student's t-test);
/// - and the second half of them did not rise at less than 0.45 times the rate of the quarter
///   before.
///
/// This needs eight low points. With more, it is also tried with the lower one of each two
/// neighbours, of each four and so on, as long as eight remain.
///
/// So a vector that keeps growing is found, for it doubles its buffer in every round (from 120
/// iterations on, where it begins empty). A cache that is full after half of the run is no leak,
/// nor is a set whose content fluctuates, nor a buffer that keeps the largest size so far.
///
/// # How sure it is
///
/// In 1,000 runs of 1,000 iterations, each with other random numbers, there was at most one false
/// alarm for each kind of work: lists that are cleared at random, sawtooths, queues, churn, caches
/// that evict or are full early. Each leak of one block per iteration beside them was found, where
/// the set is emptied at least 10 times in the run, or at random some 50 times. Rarer leaks are
/// always found beside work that frees all it allocates, and the less often the more the rest
/// fluctuates. `cargo bench --bench leaks` in the repository prints the table.
///
/// A set that goes on filling to the end cannot be told from a leak, nor can one that is emptied
/// only once or twice in the run; and a cache that fills in the first half of the run may hide a
/// leak that is smaller. Take more iterations, or fill it first.
///
/// # How many iterations
///
/// The warm-up and the first round take a fifteenth of the iterations each: the warm-up comes on
/// top. Where nothing else grows or shrinks, a leak in every `k`-th iteration is found for sure
/// with `15 * k` of them. Fewer than 6 iterations, 0 too, are taken for 6;
/// [`LeakReport::iterations`] has the number that ran.
///
/// # Other threads
///
/// What is allocated here and freed by another thread looks like growth here: messages in a
/// channel, and what
/// [`thread::spawn`](std::thread::spawn) hands to each thread. [`detect_process_leaks`] counts all
/// threads. Nor is a leak seen that work in another thread makes.
///
/// # What keeps it
///
/// The report names the value that stays, and the cycle or the handles that keep it, where the work
/// watches it: [`Watch::in_leak_report`](crate::graph::Watch::in_leak_report), with the feature
/// `graph`.
///
/// # Panics
///
/// When the work does: the panic goes on to the caller.
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc); the
/// work has not run then.
pub fn detect_leaks<T>(
    iterations: usize,
    work: impl FnMut() -> T,
) -> Result<LeakReport, NotInstalled> {
    let span = Span::begin()?;
    let level = || {
        let stats = span.so_far();
        Level { blocks: stats.live_blocks, bytes: stats.live_bytes }
    };
    Ok(run(iterations, level, work))
}

/// As [`detect_leaks`], with the live blocks and bytes of *all threads*: for work that hands memory
/// to other threads.
///
/// ```
/// use std::thread;
///
/// use mem_size::{CountingAlloc, detect_leaks, detect_process_leaks};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// /// Allocates here, and frees in another thread.
/// fn work() {
///     let text = String::from("sent away");
///     let _ = thread::spawn(move || drop(text)).join();
/// }
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     assert!(detect_leaks(30, work)?.is_leak());
///     assert!(!detect_process_leaks(30, work)?.is_leak());
///     Ok(())
/// }
/// ```
///
/// What other threads do meanwhile is seen as well. As a rule it is no steady growth, but a leak
/// elsewhere shows up here, and much traffic may hide a small leak. Wait at the end of the work
/// until the other threads are done with what it gave them, or take enough iterations for what is
/// on its way not to matter.
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc).
pub fn detect_process_leaks<T>(
    iterations: usize,
    work: impl FnMut() -> T,
) -> Result<LeakReport, NotInstalled> {
    installed()?;
    let level = || {
        let sum = Slot::sum();
        Level { blocks: sum.blocks(), bytes: sum.live }
    };
    Ok(run(iterations, level, work))
}

/// What is live at one time.
#[derive(Clone, Copy)]
struct Level {
    blocks: isize,
    bytes: isize,
}

/// How often the work runs: before anything counts, and in each round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Plan {
    warm_up: usize,
    rounds: [usize; ROUNDS],
}

impl Plan {
    /// Halves what is left, from the end: the last round takes half of all runs, the one before it
    /// half of the other half.
    fn of(iterations: usize) -> Self {
        let iterations = iterations.max(LEAST);
        let warm_up = (iterations / 15).max(1);
        let fourth = iterations.saturating_add(warm_up);
        let third = (fourth / 2).max(warm_up.saturating_add(3));
        let second = (third / 2).max(warm_up.saturating_add(2));
        let first = (second / 2).max(warm_up.saturating_add(1));
        let rounds = [
            first.saturating_sub(warm_up),
            second.saturating_sub(first),
            third.saturating_sub(second),
            fourth.saturating_sub(third),
        ];
        Self { warm_up, rounds }
    }
}

fn run<T>(iterations: usize, level: impl Fn() -> Level, mut work: impl FnMut() -> T) -> LeakReport {
    let Plan { warm_up, rounds } = Plan::of(iterations);
    #[cfg(feature = "graph")]
    let search = watched::Search::begin();
    let mut run_once = || {
        #[cfg(feature = "graph")]
        search.next_iteration();
        drop(black_box(work()));
    };
    for _ in 0..warm_up {
        run_once();
    }
    let Level { blocks, bytes } = level();
    let (mut blocks, mut bytes) = (Course::new(warm_up, blocks), Course::new(warm_up, bytes));
    let rounds = rounds.map(|iterations| {
        for _ in 0..iterations {
            run_once();
            let now = level();
            blocks.step(now.blocks);
            bytes.step(now.bytes);
        }
        LeakRound { iterations, blocks: blocks.end_round(), bytes: bytes.end_round() }
    });
    let report = LeakReport::new(warm_up, rounds, blocks.grew() || bytes.grew());
    #[cfg(feature = "graph")]
    let report = report.with_watched(search.still_alive());
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_round_is_at_least_as_long_as_all_before_it() {
        for iterations in 15..2000 {
            let Plan { warm_up, rounds } = Plan::of(iterations);
            assert_eq!(rounds.iter().sum::<usize>(), iterations);
            assert!(warm_up >= iterations / 15);
            let mut before = warm_up;
            for round in rounds {
                assert!(round >= before, "{iterations}: {warm_up} {rounds:?}");
                before += round;
            }
        }
    }

    #[test]
    fn few_iterations_fill_every_round() {
        assert_eq!(Plan::of(15), Plan { warm_up: 1, rounds: [1, 2, 4, 8] });
        assert_eq!(Plan::of(6), Plan { warm_up: 1, rounds: [1, 1, 1, 3] });
        for iterations in 0..15 {
            let Plan { warm_up, rounds } = Plan::of(iterations);
            assert_eq!(rounds.iter().sum::<usize>(), iterations.max(6));
            assert!(warm_up == 1 && !rounds.contains(&0) && rounds.is_sorted());
        }
    }

    #[test]
    fn no_number_of_iterations_overflows() {
        let Plan { warm_up, rounds } = Plan::of(usize::MAX);
        assert!(warm_up > 0 && rounds.is_sorted());
    }
}
