//! More than two reports or snapshots: what grows from each to the next.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::render::SeriesText;
use crate::report::{NodeLabel, Report};
use crate::snapshot::figures::change;
use crate::snapshot::matched::{Forest, Matched};
use crate::snapshot::path;
use crate::snapshot::{Keys, Snapshot, diff};

/// How the places of several reports or snapshots grew, from each to the next.
///
/// ```
/// use mem_size::Report;
/// use mem_size::snapshot::{Course, Keys, Series};
///
/// let mut log = (Vec::new(), vec![0_u8; 100]);
/// let mut reports = Vec::new();
/// for _ in 0..4 {
///     log.0.push(Box::new([0_u8; 1000]));
///     log.0.shrink_to_fit();
///     reports.push(Report::of(&log));
/// }
/// let series = Series::of_reports(&reports, &Keys::new());
/// let boxes = series.find("0").expect("they grow");
/// assert_eq!(boxes.course(), Course::Steady);
/// assert_eq!(boxes.per_step(), 1000.0 + size_of::<usize>() as f64);
/// assert!(series.find("1").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Series {
    /// How many steps there are: one less than snapshots.
    pub steps: usize,
    /// The places that have changed, each after the one that it lies in; of the places in one, the
    /// one first that has changed most from the first to the last.
    pub rows: Vec<SeriesRow>,
}

/// One place in the course of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct SeriesRow {
    /// The row of the place that it lies in, which comes before it; none of a root.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub parent: Option<usize>,
    /// What it is called there.
    pub label: NodeLabel,
    /// Its type, as [`core::any::type_name`] spells it.
    pub type_name: String,
    /// Its bytes with all below it, at each moment; 0 where it is not there.
    pub bytes: Vec<usize>,
}

/// What becomes of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Course {
    /// It grows in each of at least three steps, and in the later half of them at least half as
    /// much as in the earlier half: as a leak does.
    Steady,
    /// It is larger in the end, but did not grow all the time.
    Unsteady,
    /// It is not larger in the end.
    None,
}

impl Series {
    /// Reports of one value, the earliest first.
    #[must_use]
    pub fn of_reports(reports: &[Report], keys: &Keys<'_>) -> Self {
        Self::of(Forest::of(reports.iter().map(diff::root).collect(), keys), reports.len())
    }

    /// Snapshots, the earliest first; reports go together by name.
    #[must_use]
    pub fn of_snapshots(snapshots: &[Snapshot], keys: &Keys<'_>) -> Self {
        let sides = snapshots.iter().map(|snapshot| snapshot.roots(keys));
        Self::of(Forest::of(sides.collect(), keys), snapshots.len())
    }

    fn of(mut forest: Forest<'_>, moments: usize) -> Self {
        forest.keep_changed();
        let row = |row: &Matched<'_>| SeriesRow {
            parent: row.parent,
            label: row.label.clone(),
            type_name: row.type_name.into(),
            bytes: (0..moments)
                .map(|moment| row.figures(moment).unwrap_or_default().deep)
                .collect(),
        };
        let rows = forest.rows.iter().map(row).collect();
        Self { steps: moments.saturating_sub(1), rows }
    }

    /// The row at a path of names with dots between them; of several the most changed one.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&SeriesRow> {
        let rows = self.rows.iter().map(|row| (row.parent, row.label.name()));
        self.rows.get(path::find(rows, path)?)
    }

    /// The series as a text tree, with options to narrow it.
    pub const fn text(&self) -> SeriesText<'_> {
        SeriesText::new(self)
    }
}

impl SeriesRow {
    /// The bytes it grew by in all steps together.
    #[must_use]
    pub fn growth(&self) -> isize {
        let [first, last] = [self.bytes.first(), self.bytes.last()];
        change(first.copied().unwrap_or(0), last.copied().unwrap_or(0))
    }

    /// The bytes that one step makes it grow by, on average.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "an average is not asked for more than 53 bits")]
    pub fn per_step(&self) -> f64 {
        self.growth() as f64 / self.bytes.len().saturating_sub(1).max(1) as f64
    }

    /// The bytes it grew by in each step.
    pub fn steps(&self) -> impl Iterator<Item = isize> {
        self.bytes
            .iter()
            .zip(self.bytes.iter().skip(1))
            .map(|(&before, &after)| change(before, after))
    }

    /// Whether it grows as a leak does.
    #[must_use]
    pub fn course(&self) -> Course {
        let steps: Vec<isize> = self.steps().collect();
        let half = steps.len() / 2;
        let sum = |steps: &mut dyn Iterator<Item = &isize>| {
            steps.fold(0_isize, |sum, step| sum.saturating_add(*step))
        };
        let early = sum(&mut steps.iter().take(half));
        let late = sum(&mut steps.iter().rev().take(half));
        match self.growth() {
            ..=0 => Course::None,
            _ if steps.len() < 3 || steps.iter().any(|&step| step <= 0) => Course::Unsteady,
            _ if late.saturating_mul(2) < early => Course::Unsteady,
            _ => Course::Steady,
        }
    }
}

/// The text tree with its default options.
impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}
