//! The histogram by type as text: a line per type with its bytes, share and count.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use crate::render::tree::{gap_notes, percent, share};
use crate::render::{Bytes, type_name};
use crate::report::{Report, TypeUsage};
use crate::text::{Columns, Number, Side};

/// How many columns a type may take.
const TYPE_COLUMNS: usize = 60;
/// Own bytes, their share, deep bytes, count, type and notes.
const SIDES: [Side; 6] =
    [Side::Right, Side::Right, Side::Right, Side::Right, Side::Left, Side::Left];

/// A report by type as a text table; made by [`Report::type_table`], shown by
/// [`Display`](fmt::Display).
///
/// `own` are the bytes that belong to no value inside, and their share of the whole; `deep` those
/// with all that the values own, see [`TypeUsage`].
///
/// ```
/// use mem_size::{Report, render::Bytes};
///
/// let report = Report::of(&vec![String::from("one"), String::from("three")]);
/// let text = report.type_table().bytes(Bytes::Exact).to_string();
/// assert!(text.lines().any(|line| line.ends_with("2  String")));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a table does nothing until it is written"]
pub struct TypeTable<'a> {
    report: &'a Report,
    rows: usize,
    min_percent: f64,
    bytes: Bytes,
}

impl<'a> TypeTable<'a> {
    pub(crate) const fn new(report: &'a Report) -> Self {
        Self { report, rows: 20, min_percent: 0.0, bytes: Bytes::Units }
    }

    /// Shows at most this many types, and sums up the rest in one line; 20 by default.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Sums up types whose own bytes are a smaller part of the whole; 0 by default, so that all
    /// have a line.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&(vec![0_u64; 100], String::from("a")));
    /// assert!(report.type_table().min_percent(50.0).to_string().ends_with(" more types"));
    /// ```
    pub const fn min_percent(mut self, percent: f64) -> Self {
        self.min_percent = percent;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    fn row(&self, row: &TypeUsage) -> [String; 6] {
        let [own, deep] = [row.own, row.deep].map(|bytes| self.bytes.show(bytes));
        let type_name = type_name::short(&row.type_name, TYPE_COLUMNS);
        let notes = gap_notes(row.gaps).join(", ");
        [own, self.share(row.own), deep, row.count.to_string(), type_name, notes]
    }

    fn share(&self, bytes: usize) -> String {
        share(percent(bytes, self.report.root.deep), bytes)
    }
}

/// A line of heads, a line for each type, and one more when something could not be measured.
impl fmt::Display for TypeTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.report.by_type();
        let heads = ["own", "share", "deep", "count", "type", ""];
        let mut columns = Columns::with_heads(SIDES, heads);
        let is_shown = |&(nth, row): &(usize, &TypeUsage)| {
            nth < self.rows && percent(row.own, self.report.root.deep) >= self.min_percent
        };
        let (shown, rest): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(is_shown);
        for (_, row) in shown {
            columns.push(&self.row(row));
        }
        if !rest.is_empty() {
            let own = rest.iter().fold(0, |sum: usize, (_, row)| sum.saturating_add(row.own));
            let what = format!("… {}", Number(rest.len(), "more type"));
            let none = String::new;
            columns.push(&[self.bytes.show(own), self.share(own), none(), none(), what, none()]);
        }
        write!(f, "{columns}")?;
        let gaps = self.report.usage.gaps;
        if gaps.is_empty() { Ok(()) } else { write!(f, "\nsizes are lower bounds: {gaps}") }
    }
}
