//! A series as text: what grows, and how steadily.

use alloc::format;
use alloc::string::{String, ToString as _};
use core::fmt;

use crate::render::Bytes;
use crate::render::diff::label;
use crate::render::forest::{self, Limits, Rows};
use crate::snapshot::{Course, Series, SeriesRow};
use crate::text::{Columns, Number, Side};

const SIDES: [Side; 5] = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left];

/// A series as a text tree; made by [`Series::text`], shown by [`Display`](fmt::Display).
///
/// Each place has its bytes at the first moment and at the last, by how much a step makes it grow
/// on average, and whether it does so without steady growth or as a leak does.
#[derive(Clone, Copy, Debug)]
#[must_use = "a text does nothing until it is written"]
pub struct SeriesText<'a> {
    series: &'a Series,
    limits: Limits,
    bytes: Bytes,
}

impl<'a> SeriesText<'a> {
    pub(crate) const fn new(series: &'a Series) -> Self {
        Self { series, limits: Limits::DEFAULT, bytes: Bytes::Units }
    }

    /// Shows at most this many levels below the roots; 20 by default.
    pub const fn depth(mut self, levels: usize) -> Self {
        self.limits.depth = levels;
        self
    }

    /// Sums up rows whose growth is a smaller part of the largest one; 1.0 by default.
    pub const fn min_percent(mut self, percent: f64) -> Self {
        self.limits.min_percent = percent;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    fn columns(&self) -> Columns<5> {
        let heads = ["", "first", "last", "per step", ""];
        let rows = Places { series: self.series, bytes: self.bytes };
        forest::columns(&rows, self.limits, SIDES, heads)
    }
}

/// A line on the whole; a tree of what grows.
impl fmt::Display for SeriesText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = Number(self.series.steps, "step");
        let roots = self.series.rows.iter().filter(|row| row.parent.is_none());
        let growth = roots.fold(0_isize, |sum, row| sum.saturating_add(row.growth()));
        if self.series.rows.is_empty() {
            return write!(f, "no growth in {steps}: as much memory as before");
        }
        write!(f, "{} in {steps}\n\n{}", self.bytes.show_change(growth), self.columns())
    }
}

/// The places of a series as rows.
struct Places<'a> {
    series: &'a Series,
    bytes: Bytes,
}

impl Places<'_> {
    fn growth(&self, row: usize) -> isize {
        self.series.rows.get(row).map_or(0, SeriesRow::growth)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "it saturates, and parts of a byte are not"
    )]
    fn per_step(&self, growth: f64) -> String {
        self.bytes.show_change(growth as isize)
    }
}

impl Rows<5> for Places<'_> {
    fn count(&self) -> usize {
        self.series.rows.len()
    }

    fn parent(&self, row: usize) -> Option<usize> {
        self.series.rows.get(row)?.parent
    }

    /// The most that any step has changed counts too: what came and went is worth a line.
    fn weight(&self, row: usize) -> usize {
        let steps = self.series.rows.get(row).into_iter().flat_map(SeriesRow::steps);
        steps.map(isize::unsigned_abs).max().unwrap_or(0)
    }

    fn is_kept(&self, _: usize) -> bool {
        false
    }

    fn line(&self, row: usize, columns: usize) -> [String; 5] {
        let Some(row) = self.series.rows.get(row) else {
            return Default::default();
        };
        let label = label(row.label.name(), &row.type_name, columns);
        let [first, last] = [row.bytes.first(), row.bytes.last()]
            .map(|bytes| self.bytes.show(bytes.copied().unwrap_or(0)));
        let note = match row.course() {
            Course::Steady => "grows in each step",
            Course::Unsteady => "without steady growth",
            Course::None => "",
        };
        [label, first, last, self.per_step(row.per_step()), note.to_string()]
    }

    fn own(&self, _: usize) -> Option<[String; 5]> {
        None
    }

    fn together(&self, rows: &[usize]) -> [String; 5] {
        let label = format!("({} small)", rows.len());
        let sum = rows.iter().fold(0_isize, |sum, &row| sum.saturating_add(self.growth(row)));
        let steps = self.series.steps.max(1);
        #[expect(clippy::cast_precision_loss, reason = "an average, to look at")]
        let per_step = self.per_step(sum as f64 / steps as f64);
        let none = String::new;
        [label, none(), none(), per_step, none()]
    }
}
