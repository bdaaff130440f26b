//! How one number, live blocks or live bytes, went up and down, and whether it grew.

use super::floor::Floor;
use super::rounds::Rounds;

/// The course of one number, told iteration by iteration.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    rounds: Rounds,
    floor: Floor,
}

impl Course {
    /// Begins with the value at the end of the warm-up.
    pub(super) fn new(warm_up: usize, value: isize) -> Self {
        Self { rounds: Rounds::new(warm_up, value), floor: Floor::new(value) }
    }

    /// Takes the value after one more iteration.
    pub(super) fn step(&mut self, value: isize) {
        self.rounds.step(value);
        self.floor.step(value);
    }

    /// Ends a round; gives the growth in it.
    pub(super) fn end_round(&mut self) -> isize {
        self.rounds.end_round()
    }

    /// Whether it grew, by one of the two tests.
    pub(super) fn grew(&self) -> bool {
        self.rounds.grew() || self.floor.rose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaks::Plan;

    /// Whether a number that has `value(runs)` after that many runs counts as growing.
    fn grows(iterations: usize, value: impl Fn(usize) -> isize) -> bool {
        let Plan { warm_up, rounds } = Plan::of(iterations);
        let mut course = Course::new(warm_up, value(warm_up));
        let mut at = warm_up;
        for iterations in rounds {
            for _ in 0..iterations {
                at += 1;
                course.step(value(at));
            }
            course.end_round();
        }
        course.grew()
    }

    /// Random numbers below a bound, from a fixed seed: those of `SplitMix64`.
    fn random(seed: u64) -> impl FnMut(isize) -> isize {
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
                for more in [0, every / 2, every - 1] {
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
        for iterations in 6..300 {
            for full in 0..=iterations / 2 {
                assert!(!grows(iterations, |run| signed(run.min(full))), "{iterations} {full}");
            }
        }
    }

    #[test]
    fn leak_beside_a_cache_that_is_full_by_half_time_is_found() {
        for iterations in [150, 1000, 1001, 5000] {
            let full = iterations / 2;
            assert!(grows(iterations, |run| signed(run.min(full) + run)), "{iterations}");
        }
    }

    #[test]
    fn growth_that_slows_down_is_none() {
        // The chance that a key is a new one falls with every key that is there.
        let mut alarms = 0;
        for seed in 0..100 {
            let (mut random, mut seen) = (random(seed), [false; 300]);
            let fill: Vec<isize> = (0..1001)
                .map(|_| {
                    if let Some(slot) =
                        usize::try_from(random(300)).ok().and_then(|key| seen.get_mut(key))
                    {
                        *slot = true;
                    }
                    signed(seen.iter().filter(|&&seen| seen).count())
                })
                .collect();
            alarms += u32::from(grows(900, |run| fill[run]));
        }
        assert_eq!(alarms, 0);
    }

    #[test]
    fn bounded_ups_and_downs_and_a_random_walk_are_none() {
        let mut alarms = 0;
        for seed in 0..1000 {
            let mut random = random(seed);
            let sizes: Vec<isize> = (0..400).map(|_| random(1000)).collect();
            // One slot with random contents, a random walk, and a window over random sizes.
            alarms += u32::from(grows(200, |run| sizes[run]));
            alarms += u32::from(grows(200, |run| sizes[..run].iter().map(|size| size - 500).sum()));
            alarms += u32::from(grows(200, |run| sizes[run..run + 20].iter().sum()));
        }
        assert!(alarms <= 1, "{alarms}");
    }

    #[test]
    fn buffer_of_the_largest_size_so_far_is_none() {
        for seed in 0..1000 {
            let mut random = random(seed);
            let sizes: Vec<isize> = (0..220).map(|_| random(100_000)).collect();
            let largest = |run: usize| sizes[..=run].iter().copied().max().unwrap_or(0);
            assert!(!grows(200, largest), "{seed}");
        }
    }

    #[test]
    fn leak_beside_bounded_ups_and_downs_is_found() {
        for seed in 0..100 {
            let mut random = random(seed);
            let mut list = 0;
            let noise: Vec<isize> = (0..2000)
                .map(|_| {
                    list = if random(10) == 0 { 0 } else { list + random(21) };
                    list
                })
                .collect();
            assert!(!grows(1000, |run| noise[run]), "{seed}");
            assert!(grows(1000, |run| noise[run] + signed(run)), "{seed}");
        }
    }

    #[test]
    fn cache_that_is_emptied_now_and_then_is_none() {
        for period in 1..100 {
            assert!(!grows(250, |run| signed(run % period)), "{period}");
        }
    }

    #[test]
    fn leak_beside_a_cache_that_is_emptied_now_and_then_is_found() {
        for period in 1..100 {
            assert!(grows(1000, |run| signed(run % period + run)), "{period}");
        }
    }

    #[test]
    fn values_at_the_ends_of_the_range_do_not_overflow() {
        let ends = [isize::MIN, isize::MAX, 0];
        assert!(!grows(100, |run| ends[run % 3]));
    }
}
