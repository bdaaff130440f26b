//! How one number went up and down in the iterations of a round, and whether the rounds together are steady growth.

/// What a growth must come to for it to stand out, in standard deviations of the ups and downs.
const DEVIATIONS: f64 = 2.0;

/// The course of one number through a round.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Course {
    growth: isize,
    /// The squares of all steps down, added up.
    falls: f64,
}

impl Course {
    /// Takes the difference that one iteration has made.
    pub(super) fn step(&mut self, change: isize) {
        self.growth = self.growth.wrapping_add(change);
        if change < 0 {
            self.falls += square(change);
        }
    }

    pub(super) fn growth(&self) -> isize {
        self.growth
    }

    /// Whether it rose by more than chance.
    ///
    /// A number that goes up and down by chance falls in half of its steps, so that the squares of the falls are half of
    /// the variance of where it ends. A leak alone never falls, and neither does a vector that doubles: no more is asked
    /// of these than that they rise.
    fn rose(&self) -> bool {
        let variance = 2.0 * self.falls;
        self.growth > 0 && square(self.growth) > DEVIATIONS * DEVIATIONS * variance
    }
}

/// Whether the number rose in every round, and did not slow down at the end.
pub(super) fn is_steady(rounds: &[Course; super::ROUNDS]) -> bool {
    let [_, _, before_last, last] = rounds;
    rounds.iter().all(Course::rose) && last.growth >= before_last.growth
}

#[expect(clippy::cast_precision_loss, reason = "its first 53 bits will do")]
fn square(number: isize) -> f64 {
    let number = number as f64;
    number * number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::leaks::Plan;

    /// Whether a number that has this value after so many runs counts as growing.
    fn grows(iterations: usize, level: impl Fn(usize) -> isize) -> bool {
        let Plan { warm_up, rounds } = Plan::of(iterations);
        let mut at = warm_up;
        is_steady(&rounds.map(|iterations| {
            let mut course = Course::default();
            for _ in 0..iterations {
                course.step(level(at + 1) - level(at));
                at += 1;
            }
            course
        }))
    }

    /// Numbers that look like chance: those of `SplitMix64`.
    fn chance(seed: u64) -> impl FnMut(isize) -> isize {
        let mut state = seed;
        move |below| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            isize::try_from((mixed ^ (mixed >> 31)) >> 40).unwrap_or(0) % below
        }
    }

    fn signed(number: usize) -> isize {
        number.cast_signed()
    }

    #[test]
    fn leak_of_every_kth_iteration_is_found() {
        for every in 1..50 {
            for phase in 0..every {
                for more in 0..every {
                    assert!(grows(15 * every + more, |run| signed((run + phase) / every)));
                }
            }
        }
    }

    #[test]
    fn doubling_buffer_is_found() {
        for iterations in 45..3000 {
            let capacity = |len: usize| signed(len.next_power_of_two().max(4));
            assert!(grows(iterations, capacity), "{iterations}");
        }
    }

    #[test]
    fn growth_that_ends_by_half_time_is_none() {
        for iterations in 4..300 {
            for full in 0..=iterations / 2 {
                assert!(!grows(iterations, |run| signed(run.min(full))), "{iterations} {full}");
            }
        }
    }

    #[test]
    fn growth_that_slows_down_is_none() {
        // The chance that a key is a new one falls with every key that is there.
        let mut cries = 0;
        for seed in 0..100 {
            let (mut chance, mut seen) = (chance(seed), [false; 300]);
            let fill: Vec<isize> = (0..1001)
                .map(|_| {
                    if let Some(slot) =
                        usize::try_from(chance(300)).ok().and_then(|key| seen.get_mut(key))
                    {
                        *slot = true;
                    }
                    signed(seen.iter().filter(|&&seen| seen).count())
                })
                .collect();
            cries += u32::from(grows(900, |run| fill[run]));
        }
        assert_eq!(cries, 0);
    }

    #[test]
    fn ups_and_downs_are_none() {
        let mut cries = 0;
        for seed in 0..1000 {
            let mut chance = chance(seed);
            let sizes: Vec<isize> = (0..400).map(|_| chance(1000)).collect();
            // A store of equal places with random contents, a walk by chance, and a window over random sizes.
            cries += u32::from(grows(200, |run| sizes[run]));
            cries += u32::from(grows(200, |run| sizes[..run].iter().map(|size| size - 500).sum()));
            cries += u32::from(grows(200, |run| sizes[run..run + 20].iter().sum()));
        }
        // By chance it is one in ten thousand.
        assert!(cries <= 1, "{cries}");
    }

    #[test]
    fn leak_among_ups_and_downs_is_found() {
        let mut found = 0;
        for seed in 0..100 {
            let mut chance = chance(seed);
            let noise: Vec<isize> = (0..2000).map(|_| chance(1000)).collect();
            found += u32::from(grows(1500, |run| noise[run] + signed(run) * 100));
        }
        assert_eq!(found, 100);
    }

    #[test]
    fn cache_that_is_emptied_now_and_then_is_none() {
        for period in 1..100 {
            assert!(!grows(250, |run| signed(run % period)), "{period}");
        }
    }
}
