//! Lines of text in columns.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::{OneLine, width};

/// To which side the cells of a column are set.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Rows, each cell as wide as the widest of its column.
///
/// [`Display`](fmt::Display) writes a line per row, with nothing at the end of a line and a line
/// break between two lines. A column without text takes no room. Control characters are shown
/// escaped: a cell never breaks its line.
pub(crate) struct Columns<const N: usize> {
    sides: [Side; N],
    /// The cells of all rows, one row after the other.
    cells: Vec<String>,
}

impl<const N: usize> Columns<N> {
    pub(crate) const fn new(sides: [Side; N]) -> Self {
        Self { sides, cells: Vec::new() }
    }

    pub(crate) fn with_heads(sides: [Side; N], heads: [&str; N]) -> Self {
        let mut columns = Self::new(sides);
        add_row(&mut columns.cells, &heads);
        columns
    }

    pub(crate) fn push(&mut self, row: &[String; N]) {
        add_row(&mut self.cells, row);
    }
}

impl<const N: usize> fmt::Display for Columns<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_rows(&self.sides, &self.cells, f)
    }
}

// What follows is compiled once for any number of columns.

fn add_row(cells: &mut Vec<String>, row: &[impl AsRef<str>]) {
    for cell in row {
        cells.push(OneLine(cell.as_ref()).to_string());
    }
}

fn write_rows(sides: &[Side], cells: &[String], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut widths = vec![0; sides.len()];
    for row in cells.chunks(sides.len()) {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest);
        }
    }
    for (nth, row) in cells.chunks(sides.len()).enumerate() {
        let cells = row.iter().zip(sides).zip(&widths).filter(|&(_, &width)| width > 0);
        let line: Vec<_> = cells.map(|((cell, &side), &width)| pad(cell, side, width)).collect();
        let line_break = if nth > 0 { "\n" } else { "" };
        write!(f, "{line_break}{}", line.join("  ").trim_end())?;
    }
    Ok(())
}

/// What `{:width$}` would write, if it counted the columns of a terminal and not characters.
fn pad(cell: &str, side: Side, columns: usize) -> String {
    let blanks = " ".repeat(columns.saturating_sub(width(cell)));
    match side {
        Side::Left => [cell, &blanks].concat(),
        Side::Right => [&blanks, cell].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_set_to_their_sides_and_empty_columns_take_no_room() {
        let mut columns = Columns::new([Side::Left, Side::Right, Side::Right, Side::Left]);
        for row in [["a", "1", "", "x"], ["name", "1000", "", ""]] {
            columns.push(&row.map(String::from));
        }
        assert_eq!(columns.to_string(), "a        1  x\nname  1000");
    }

    #[test]
    fn cell_with_control_characters_stays_in_its_line() {
        let mut columns = Columns::new([Side::Left, Side::Right]);
        columns.push(&["a\tb\nc".into(), "1".into()]);
        columns.push(&["name".into(), "2".into()]);
        assert_eq!(columns.to_string(), "a\\tb\\nc  1\nname     2");
    }
}
