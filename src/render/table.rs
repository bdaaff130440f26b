//! Lines of text in columns.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use unicode_width::UnicodeWidthStr;

/// To which side the cells of a column are set.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Writes the lines, each cell as wide as the widest of its column, with nothing at the end of a line. A
/// column without text takes no room.
pub(crate) fn write<const N: usize>(
    sides: [Side; N],
    rows: &[[String; N]],
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    for row in rows {
        let cells = row.iter().zip(sides).zip(widths).filter(|&(_, width)| width > 0);
        let line: Vec<_> = cells.map(|((cell, side), width)| pad(cell, side, width)).collect();
        writeln!(out, "{}", line.join("  ").trim_end())?;
    }
    Ok(())
}

/// What `{:width$}` would write, if it counted the columns of a terminal and not characters.
fn pad(cell: &str, side: Side, width: usize) -> String {
    let blanks = " ".repeat(width.saturating_sub(cell.width()));
    match side {
        Side::Left => [cell, &blanks].concat(),
        Side::Right => [&blanks, cell].concat(),
    }
}
