//! A comparison as a table of text.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use mem_size_core::Gaps;

use crate::compare::{Comparison, ComparisonRow};
use crate::render::{Bytes, type_name};
use crate::text::{Columns, Side};

/// How wide a type may get before it is abbreviated.
const TYPE_COLUMNS: usize = 40;
const HEADS: [&str; 10] = [
    "name",
    "type",
    "elements",
    "deep",
    "per element",
    "payload",
    "spare",
    "overhead",
    "blocks",
    "",
];
/// Name, type and gaps are set to the left, the numbers to the right.
const SIDES: [Side; 10] = {
    use Side::{Left, Right};
    [Left, Left, Right, Right, Right, Right, Right, Right, Right, Left]
};

/// A comparison as a table, a row per value; made by [`Comparison::table`], shown by
/// [`Display`](fmt::Display).
///
/// Payload, spare and overhead are the parts of the heap size; with the shallow size they make up
/// the deep size. `≥` stands for at least: before what could not be measured in full. What kept it
/// from being so stands at the end of the row.
#[derive(Clone, Copy, Debug)]
#[must_use = "a table does nothing until it is written"]
pub struct ComparisonTable<'a> {
    comparison: &'a Comparison,
    bytes: Bytes,
}

impl<'a> ComparisonTable<'a> {
    pub(super) const fn new(comparison: &'a Comparison) -> Self {
        Self { comparison, bytes: Bytes::Units }
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    fn row(&self, row: &ComparisonRow) -> [String; 10] {
        let ComparisonRow { name, type_name, elements, usage } = row;
        let at_least = if usage.is_exact() { "" } else { "≥ " };
        let show = |bytes| self.bytes.show(bytes);
        [
            name.clone(),
            type_name::short(type_name, TYPE_COLUMNS),
            elements.map_or_else(|| "-".to_string(), |count| count.to_string()),
            format!("{at_least}{}", show(usage.deep())),
            row.per_element()
                .map_or_else(|| "-".to_string(), |bytes| format!("{at_least}{bytes:.1} B")),
            show(usage.payload()),
            show(usage.spare),
            show(usage.overhead),
            usage.blocks.to_string(),
            notes(usage.gaps),
        ]
    }
}

/// A line of heads, and a line per row.
impl fmt::Display for ComparisonTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut columns = Columns::with_heads(SIDES, HEADS);
        for row in &self.comparison.rows {
            columns.push(&self.row(row));
        }
        write!(f, "{columns}")
    }
}

fn notes(gaps: Gaps) -> String {
    if gaps.is_empty() { String::new() } else { gaps.to_string() }
}
