//! The first test: the number grows from round to round. It finds growth with few or small falls in
//! it.

use super::ROUNDS;

/// How many standard deviations of the ups and downs the growth in a round must exceed.
const DEVIATIONS: f64 = 2.0;
/// The probability up to which a number of new highs is too unlikely to be chance.
const UNLIKELY: f64 = 0.0005;
/// This many new highs are too unlikely in any run, however long: the last round ends when sixteen
/// times as many iterations are over as after the warm-up.
const MANY_HIGHS: usize = 12;
/// By how much the growth of a buffer that doubles rises from round to round, at least. It doubles
/// once in each; where the ends of a round fall on two powers of two, twice.
const DOUBLING: f64 = 1.3;

/// The course of a number, round by round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rounds {
    warm_up: usize,
    iterations: usize,
    value: isize,
    highest: isize,
    /// How often the number rose above all that it had been since the warm-up.
    new_highs: usize,
    current: Round,
    ended: [Round; ROUNDS],
    count: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Round {
    growth: isize,
    /// The squares of all falls, added up.
    falls: f64,
}

impl Rounds {
    pub(super) fn new(warm_up: usize, value: isize) -> Self {
        Self {
            warm_up,
            iterations: 0,
            value,
            highest: value,
            new_highs: 0,
            current: Round::default(),
            ended: [Round::default(); ROUNDS],
            count: 0,
        }
    }

    pub(super) fn step(&mut self, value: isize) {
        let change = value.saturating_sub(self.value);
        self.current.growth = self.current.growth.saturating_add(change);
        if change < 0 {
            self.current.falls += square(change);
        }
        if value > self.highest {
            self.highest = value;
            self.new_highs = self.new_highs.saturating_add(1);
        }
        self.value = value;
        self.iterations = self.iterations.saturating_add(1);
    }

    /// Gives the growth in the round.
    pub(super) fn end_round(&mut self) -> isize {
        let round = std::mem::take(&mut self.current);
        if let Some(place) = self.ended.get_mut(self.count) {
            *place = round;
        }
        self.count = self.count.saturating_add(1);
        round.growth
    }

    /// Whether the number rose in every round, did not slow down, and reached more new highs than a
    /// maximum does.
    pub(super) fn grew(&self) -> bool {
        let [_, _, before_last, last] = &self.ended;
        let total = self.ended.iter().fold(0, |sum: isize, round| sum.saturating_add(round.growth));
        self.ended.iter().all(Round::rose)
            && last.growth >= before_last.growth
            && last.growth >= total / 3
            && (self.has_many_highs() || self.doubles())
    }

    /// Whether there are more new highs than where the number is the maximum of random sizes, say a
    /// buffer that keeps its largest capacity.
    ///
    /// The `j`th of independent sizes is larger than all before it with probability `1 / j`,
    /// independently of the others (Rényi 1962, "Théorie des éléments saillants d'une suite
    /// d'observations"). So the distribution of the number of new highs after the warm-up follows
    /// by adding one iteration at a time.
    fn has_many_highs(&self) -> bool {
        if self.new_highs >= MANY_HIGHS {
            return true;
        }
        // `exactly[k]`: the probability of `k` new highs so far.
        let mut exactly = [0.0; MANY_HIGHS];
        exactly[0] = 1.0;
        let first = self.warm_up.saturating_add(1);
        for nth in first..first.saturating_add(self.iterations) {
            let chance = 1.0 / float(nth);
            let mut one_less = 0.0;
            for probability in &mut exactly {
                let before = *probability;
                *probability = before * (1.0 - chance) + one_less * chance;
                one_less = before;
            }
        }
        let fewer: f64 = exactly.iter().take(self.new_highs).sum();
        1.0 - fewer <= UNLIKELY
    }

    /// Whether the growth rises from round to round as that of a buffer that doubles.
    fn doubles(&self) -> bool {
        let growths = self.ended.iter().map(|round| signed_float(round.growth));
        growths.clone().zip(growths.skip(1)).all(|(before, after)| after >= DOUBLING * before)
    }
}

impl Round {
    /// Whether it rose by more than the ups and downs explain.
    ///
    /// A random walk falls in half of its steps, so that the squares of the falls are half of the
    /// variance of where it ends. Where the number never falls, any growth is enough.
    fn rose(&self) -> bool {
        let variance = 2.0 * self.falls;
        self.growth > 0 && square(self.growth) > DEVIATIONS * DEVIATIONS * variance
    }
}

fn square(number: isize) -> f64 {
    let number = signed_float(number);
    number * number
}

#[expect(clippy::cast_precision_loss, reason = "its first 53 bits will do")]
fn signed_float(number: isize) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "its first 53 bits will do")]
fn float(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_highs(warm_up: usize, iterations: usize, new_highs: usize) -> bool {
        Rounds { iterations, new_highs, ..Rounds::new(warm_up, 0) }.has_many_highs()
    }

    #[test]
    fn probability_of_new_highs_is_that_of_records() {
        // Each of six iterations after one: 1/2 · 1/3 · … · 1/7 = 1/5040. Each of five: 1/720.
        assert!(with_highs(1, 6, 6));
        assert!(!with_highs(1, 5, 5));
        assert!(!with_highs(1, 6, 5));
        assert!(!with_highs(66, 1000, 0));
    }

    #[test]
    fn many_highs_are_unlikely_in_any_run() {
        for iterations in [15, 29, 44, 150, 1000, 100_000] {
            let warm_up = iterations / 15;
            // By Chernoff's bound, for the mean of this many highs.
            let mean: f64 = (warm_up + 1..=warm_up + iterations).map(|nth| 1.0 / float(nth)).sum();
            let many = float(MANY_HIGHS);
            let bound = (-mean).exp() * (std::f64::consts::E * mean / many).powf(many);
            assert!(bound <= UNLIKELY, "{iterations}: {bound}");
        }
    }
}
