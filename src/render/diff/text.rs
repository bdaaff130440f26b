//! A difference as text: a tree of what has changed, and the types.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::{Changes, headline, remarks, type_cells};
use crate::render::forest::{self, Limits};
use crate::render::{Bytes, type_name};
use crate::snapshot::{Diff, TypeChange};
use crate::text::{Columns, Side};

const SIDES: [Side; 6] =
    [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Left];
/// How many types are shown, and how wide.
const MOST_TYPES: usize = 10;
const TYPE_COLUMNS: usize = 58;

/// A difference as a text tree; made by [`Diff::text`], shown by [`Display`](fmt::Display).
///
/// Below a place, `(own)` stands for its own bytes that lie in none of the places below, where they
/// have changed. Small rows are summed up in one; a row with more or fewer gaps never is.
///
/// ```
/// use mem_size::{Report, render::Bytes};
///
/// let [before, after] = [100, 300].map(|length| Report::of(&vec![0_u8; length]));
/// let text = after.since(&before).text().bytes(Bytes::Exact).to_string();
/// assert!(text.contains("+200 B"));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a text does nothing until it is written"]
pub struct DiffText<'a> {
    diff: &'a Diff,
    limits: Limits,
    bytes: Bytes,
}

impl<'a> DiffText<'a> {
    pub(crate) const fn new(diff: &'a Diff) -> Self {
        Self { diff, limits: Limits::DEFAULT, bytes: Bytes::Units }
    }

    /// Shows at most this many levels below the roots; 20 by default.
    pub const fn depth(mut self, levels: usize) -> Self {
        self.limits.depth = levels;
        self
    }

    /// Sums up rows whose change is a smaller part of the largest one; 1.0 by default.
    pub const fn min_percent(mut self, percent: f64) -> Self {
        self.limits.min_percent = percent;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    fn types(&self) -> Columns<5> {
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
        let heads = ["own bytes by type", "before", "after", "change", "count"];
        let mut columns = Columns::with_heads(sides, heads);
        for change in self.diff.types.iter().take(MOST_TYPES) {
            columns.push(&self.type_line(change));
        }
        match self.diff.types.len().saturating_sub(MOST_TYPES) {
            0 => {}
            more => columns.push(&[&*format!("… {more} more"), "", "", "", ""].map(String::from)),
        }
        columns
    }

    fn type_line(&self, change: &TypeChange) -> [String; 5] {
        let [before, after, bytes, count] = type_cells(change, self.bytes);
        [type_name::short(&change.type_name, TYPE_COLUMNS), before, after, bytes, count]
    }
}

/// The whole in one line; what has changed as a tree; the types; gaps, allocator and system.
impl fmt::Display for DiffText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", headline(self.diff, self.bytes))?;
        if !self.diff.changes.is_empty() {
            let changes = Changes::new(self.diff, self.bytes);
            let heads = ["", "before", "after", "change", "count", ""];
            write!(f, "\n\n{}", forest::columns(&changes, self.limits, SIDES, heads))?;
        }
        if !self.diff.types.is_empty() {
            write!(f, "\n\n{}", self.types())?;
        }
        for (nth, remark) in remarks(self.diff, self.bytes).iter().enumerate() {
            let line_break = if nth == 0 { "\n\n" } else { "\n" };
            write!(f, "{line_break}{remark}")?;
        }
        Ok(())
    }
}

/// The text tree with its default options.
impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}
