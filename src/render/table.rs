//! Lines of text in columns.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use unicode_width::UnicodeWidthStr;

/// Cells of one line; the first column and the notes are set to the left, the numbers to the right.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) bytes: String,
    pub(super) share: String,
    pub(super) count: String,
    pub(super) notes: String,
}

/// How many columns of the terminal the widest cell of each kind takes.
#[derive(Default)]
struct Widths {
    label: usize,
    bytes: usize,
    share: usize,
    count: usize,
}

/// Writes the lines, each cell as wide as the widest of its column, with nothing at the end of a line.
pub(super) fn write(rows: &[Row], out: &mut dyn fmt::Write) -> fmt::Result {
    let widths = rows.iter().fold(Widths::default(), Widths::grow);
    for row in rows {
        let mut line = Line(Vec::new());
        line.left(&row.label, widths.label);
        line.right(&row.bytes, widths.bytes);
        line.right(&row.share, widths.share);
        line.left(&row.count, widths.count);
        line.left(&row.notes, 0);
        writeln!(out, "{}", line.0.join("  ").trim_end())?;
    }
    Ok(())
}

impl Widths {
    fn grow(self, row: &Row) -> Self {
        Self {
            label: self.label.max(row.label.width()),
            bytes: self.bytes.max(row.bytes.width()),
            share: self.share.max(row.share.width()),
            count: self.count.max(row.count.width()),
        }
    }
}

struct Line(Vec<String>);

impl Line {
    fn left(&mut self, cell: &str, width: usize) {
        if width > 0 || !cell.is_empty() {
            self.0.push([cell, &blanks(cell, width)].concat());
        }
    }

    fn right(&mut self, cell: &str, width: usize) {
        self.0.push([&blanks(cell, width), cell].concat());
    }
}

/// What `{:width$}` would add, if it counted the columns of a terminal and not characters.
fn blanks(cell: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(cell.width()))
}
