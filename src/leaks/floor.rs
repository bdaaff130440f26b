//! The second test: the low points rise. It finds a leak beside a set that fills and is emptied
//! again.

/// How many standard errors the rise must exceed.
const DEVIATIONS: f64 = 6.0;
/// The fewest low points that the test is made with.
const LEAST: usize = 8;
/// The rate of the second half, as a part of that of the quarter before, below which growth comes
/// to an end.
const NOT_SLOWING: f64 = 0.45;
/// The most low points that are kept; an even number.
const MOST: usize = 64;

/// The low points of a number: those where it stops to fall.
///
/// Where there are many, each stands for a group of neighbours, the lowest one. So the memory stays
/// the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Floor {
    points: [Point; MOST],
    count: usize,
    /// How many low points a group has.
    group: usize,
    /// The group that is not complete.
    open: Option<Point>,
    in_open: usize,
    last: Point,
    is_falling: bool,
}

/// A value and the iteration after which it was reached.
#[derive(Clone, Copy, Debug)]
struct Point {
    value: isize,
    at: usize,
}

impl Floor {
    pub(super) fn new(value: isize) -> Self {
        let last = Point { value, at: 0 };
        Self {
            points: [last; MOST],
            count: 0,
            group: 1,
            open: None,
            in_open: 0,
            last,
            is_falling: false,
        }
    }

    pub(super) fn step(&mut self, value: isize) {
        let is_falling = value < self.last.value;
        if self.is_falling && !is_falling {
            self.take(self.last);
        }
        self.is_falling = is_falling;
        self.last = Point { value, at: self.last.at.saturating_add(1) };
    }

    fn take(&mut self, low: Point) {
        let lowest = self.open.map_or(low, |open| open.lower(low));
        self.in_open = self.in_open.saturating_add(1);
        if self.in_open < self.group {
            self.open = Some(lowest);
            return;
        }
        (self.open, self.in_open) = (None, 0);
        if let Some(place) = self.points.get_mut(self.count) {
            *place = lowest;
        }
        self.count = self.count.saturating_add(1);
        if self.count == MOST {
            self.count = pair_up(&mut self.points);
            self.group = self.group.saturating_mul(2);
        }
    }

    /// Whether the low points rise by more than chance, and go on rising.
    ///
    /// The test is made with the low points, with the lower one of each two neighbours, of each
    /// four, and so on: the more a group has, the nearer it comes to the true floor.
    pub(super) fn rose(mut self) -> bool {
        if self.is_falling {
            self.take(self.last);
        }
        let Self { mut points, mut count, .. } = self;
        while let Some(low) = points.get(..count)
            && count >= LEAST
        {
            if rises(low) && !slows_down(low) {
                return true;
            }
            count = points.get_mut(..count).map_or(0, pair_up);
        }
        false
    }
}

impl Point {
    fn lower(self, other: Self) -> Self {
        if other.value < self.value { other } else { self }
    }

    /// By how much the number rises per iteration from here to there.
    fn rate(self, later: Self) -> f64 {
        self.rise(later) / self.time(later)
    }

    #[expect(clippy::cast_precision_loss, reason = "its first 53 bits will do")]
    fn rise(self, later: Self) -> f64 {
        later.value.saturating_sub(self.value) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "its first 53 bits will do")]
    fn time(self, later: Self) -> f64 {
        later.at.saturating_sub(self.at) as f64
    }
}

/// Puts the lower one of each two neighbours in their place; gives their number.
fn pair_up(points: &mut [Point]) -> usize {
    let half = points.len() / 2;
    for nth in 0..half {
        let pair = (points.get(2 * nth).copied(), points.get(2 * nth + 1).copied());
        if let ((Some(first), Some(second)), Some(place)) = (pair, points.get_mut(nth)) {
            *place = first.lower(second);
        }
    }
    half
}

/// Whether the rise from the first to the last point is more than six times its standard error,
/// taken for a random walk with drift.
///
/// Let such a walk rise by `d[i]` in the time `t[i]`, `n` times, and by `D` in the time `T` in all.
/// Its drift is estimated as `b = D / T`, its variance per time as `s² = Σ (d[i] - b·t[i])² / t[i]
/// / (n - 1)`, and the standard error of `b` is `s / √T`. (Maximum likelihood for Brownian motion
/// with drift; where all `t[i]` are equal, Student's t-test of the mean of the `d[i]`.) Of a set
/// that is bounded the low points go back and forth, so that `s` is large beside `b`, and far from
/// a false alarm.
fn rises(low: &[Point]) -> bool {
    let (Some(first), Some(last)) = (low.first(), low.last()) else { return false };
    let drift = first.rate(*last);
    let deviations = low.iter().zip(low.iter().skip(1)).map(|(from, to)| {
        let time = from.time(*to);
        let deviation = from.rise(*to) - drift * time;
        deviation * deviation / time
    });
    let degrees: f64 = deviations.clone().skip(1).map(|_| 1.0).sum();
    let variance = deviations.sum::<f64>() / degrees;
    drift > 0.0 && drift * drift * first.time(*last) > DEVIATIONS * DEVIATIONS * variance
}

/// Whether the second half rises at less than half the rate of the quarter before it.
fn slows_down(low: &[Point]) -> bool {
    let end = low.len().saturating_sub(1);
    let at = |nth: usize| low.get(nth).copied();
    let (Some(quarter), Some(half), Some(last)) = (at(end / 4), at(end / 2), at(end)) else {
        return true;
    };
    let late = half.rate(last);
    late <= 0.0 || late < NOT_SLOWING * quarter.rate(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor(values: impl IntoIterator<Item = isize>) -> Floor {
        let mut floor = Floor::new(0);
        values.into_iter().for_each(|value| floor.step(value));
        floor
    }

    #[test]
    fn low_points_are_those_where_the_number_stops_to_fall() {
        let mut floor = floor([3, 1, 0, 0, 5, 4, 6, 2]);
        floor.take(floor.last);
        let points: Vec<_> =
            floor.points[..floor.count].iter().map(|point| (point.value, point.at)).collect();
        assert_eq!(points, [(0, 3), (4, 6), (2, 8)]);
    }

    #[test]
    fn many_low_points_are_kept_as_the_lowest_of_each_group() {
        // A low point in every second step, 0, 1, 2 …
        let floor = floor((0..1000).flat_map(|nth| [nth + 10, nth]));
        assert_eq!(floor.group, 16);
        let lowest: Vec<_> = floor.points[..floor.count].iter().map(|point| point.value).collect();
        assert_eq!(lowest, (0..62).map(|nth| nth * 16).collect::<Vec<_>>());
        assert!(floor.rose());
    }

    #[test]
    fn fewer_than_eight_low_points_say_nothing() {
        assert!(!floor((0..7).flat_map(|nth| [nth + 10, nth])).rose());
        assert!(floor((0..8).flat_map(|nth| [nth + 10, nth])).rose());
    }

    #[test]
    fn floor_that_stops_rising_is_none() {
        assert!(!floor((0..100).flat_map(|nth| [nth.min(40) + 10, nth.min(40)])).rose());
    }
}
