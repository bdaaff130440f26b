//! A difference as Markdown, for a comment on a pull request.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use super::{Changes, headline, remarks, type_cells};
use crate::render::forest::{Limits, Rows as _};
use crate::render::{Bytes, type_name};
use crate::snapshot::Diff;
use crate::text::{Number, OneLine, end_of};

/// How many rows a table has: a comment may have 65,536 characters.
const MOST_ROWS: usize = 30;
/// How many columns a type may take, and a path.
const TYPE_COLUMNS: usize = 60;
const MOST_OF_A_PATH: usize = 120;

/// A difference as Markdown tables; made by [`Diff::markdown`], shown by
/// [`Display`](fmt::Display).
///
/// It has the whole in bold, at most 30 places by path, and at most 30 types, folded. Names are
/// code, so that nothing in them is taken for Markdown.
#[derive(Clone, Copy, Debug)]
#[must_use = "a text does nothing until it is written"]
pub struct DiffMarkdown<'a> {
    diff: &'a Diff,
    limits: Limits,
    bytes: Bytes,
}

impl<'a> DiffMarkdown<'a> {
    pub(crate) const fn new(diff: &'a Diff) -> Self {
        Self { diff, limits: Limits::DEFAULT, bytes: Bytes::Units }
    }

    /// Leaves out rows whose change is a smaller part of the largest one; 1.0 by default.
    pub const fn min_percent(mut self, percent: f64) -> Self {
        self.limits.min_percent = percent;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    /// The rows with the most to tell, in their order.
    fn rows(&self, changes: &Changes<'_>) -> Vec<usize> {
        let shown = self.limits.shown(changes);
        let is_shown = |row: &usize| shown.get(*row) == Some(&true);
        let mut rows: Vec<usize> = (0..changes.count()).filter(is_shown).collect();
        rows.sort_by_key(|&row| (!changes.is_kept(row), Reverse(changes.weight(row))));
        rows.truncate(MOST_ROWS);
        rows.sort_unstable();
        rows
    }

    fn places(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes = Changes::new(self.diff, self.bytes);
        let rows = self.rows(&changes);
        write!(f, "\n\n| place | type | before | after | change | count | |")?;
        write!(f, "\n|---|---|--:|--:|--:|--:|---|")?;
        for &row in &rows {
            let path = match &*self.diff.path(row) {
                "" => "the root".to_string(),
                path => code(&end_of(path, MOST_OF_A_PATH)),
            };
            let [type_name, before, after, bytes, count, notes] = changes.line(row, TYPE_COLUMNS);
            let type_name = self
                .diff
                .changes
                .get(row)
                .map_or(type_name, |change| type_name::short(&change.type_name, TYPE_COLUMNS));
            let type_name = code(&type_name);
            let notes = code(&notes);
            write!(
                f,
                "\n| {path} | {type_name} | {before} | {after} | {bytes} | {count} | {notes} |"
            )?;
        }
        match changes.count().saturating_sub(rows.len()) {
            0 => Ok(()),
            more => write!(f, "\n\n… and {}", Number(more, "more place")),
        }
    }

    fn types(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let types = &self.diff.types;
        write!(f, "\n\n<details><summary>Own bytes by type</summary>\n")?;
        write!(f, "\n| type | before | after | change | count |\n|---|--:|--:|--:|--:|")?;
        for change in types.iter().take(MOST_ROWS) {
            let name = code(&type_name::short(&change.type_name, TYPE_COLUMNS));
            let [before, after, bytes, count] = type_cells(change, self.bytes);
            write!(f, "\n| {name} | {before} | {after} | {bytes} | {count} |")?;
        }
        match types.len().saturating_sub(MOST_ROWS) {
            0 => {}
            more => write!(f, "\n\n… and {}", Number(more, "more type"))?,
        }
        write!(f, "\n\n</details>")
    }
}

/// The whole in one line; the places; the types; gaps, allocator and system.
impl fmt::Display for DiffMarkdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "**Memory: {}**", headline(self.diff, self.bytes))?;
        if !self.diff.changes.is_empty() {
            self.places(f)?;
        }
        for (nth, remark) in remarks(self.diff, self.bytes).iter().enumerate() {
            let line_break = if nth == 0 { "\n\n" } else { "\n" };
            write!(f, "{line_break}- {remark}")?;
        }
        if self.diff.types.is_empty() { Ok(()) } else { self.types(f) }
    }
}

/// A text as code in a cell of a table; nothing for none.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    // A table ends its cells before code is looked for, and takes two backslashes for one.
    let text = OneLine(text).to_string().replace("\\|", "\\u{7c}").replace('|', "\\|");
    // More backticks than stand side by side in the text.
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.saturating_add(1));
    let blank = if longest > 0 { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_taken_for_markdown() {
        assert_eq!(code("Vec<u8>"), "`Vec<u8>`");
        assert_eq!(code("a|b\n"), "`a\\|b\\n`");
        assert_eq!(code(r"a\|b"), r"`a\u{7c}b`");
        assert_eq!(code("a``b"), "``` a``b ```");
        assert_eq!(code(""), "");
    }
}
