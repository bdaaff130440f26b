//! What an allocator reserves, as text: a line per row with its waste.

use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::render::tree::{percent, share};
use crate::render::type_name;
use crate::report::{Usable, UsableRow};
use crate::text::{Columns, InUnits, Number, Side};

/// How many lines the table has, and how many columns a type may take.
const MOST_LINES: usize = 20;
const TYPE_COLUMNS: usize = 40;
const SIDES: [Side; 6] =
    [Side::Right, Side::Right, Side::Right, Side::Right, Side::Right, Side::Left];

/// A line for the whole, and a line for each of the twenty rows with the most waste. The share is
/// that of the waste in the usable bytes.
impl fmt::Display for Usable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, blocks) = (self.classes.name(), Number(self.blocks, "block"));
        let [usable, heap] = [self.usable, self.heap].map(bytes);
        let waste = wasted(self.waste(), self.usable);
        write!(f, "{name}: {usable} usable for {heap} in {blocks}, {waste} waste")?;
        if self.rows.is_empty() {
            return Ok(());
        }
        let heads = ["waste", "share", "usable", "requested", "blocks", ""];
        let mut columns = Columns::with_heads(SIDES, heads);
        for row in self.rows.iter().take(MOST_LINES) {
            columns.push(&line(row));
        }
        write!(f, "\n{columns}")?;
        match self.rows.len().saturating_sub(MOST_LINES) {
            0 => Ok(()),
            more => write!(f, "\n… {more} more"),
        }
    }
}

fn line(row: &UsableRow) -> [String; 6] {
    let type_name = type_name::short(&row.type_name, TYPE_COLUMNS);
    let what = if row.path.is_empty() { type_name } else { format!("{}: {type_name}", row.path) };
    let [waste, usable, heap] = [row.waste(), row.usable, row.heap].map(bytes);
    [waste, wasted(row.waste(), row.usable), usable, heap, format!("{}", row.blocks), what]
}

fn wasted(waste: usize, usable: usize) -> String {
    share(percent(waste, usable), waste)
}

fn bytes(bytes: usize) -> String {
    format!("{}", InUnits::of(bytes as u64))
}
