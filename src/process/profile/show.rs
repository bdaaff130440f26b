//! A profile as text: a tree in aligned columns.

use std::fmt;
use std::iter;

use unicode_width::UnicodeWidthStr as _;

use super::data::Profile;
use crate::render::units::InUnits;

const COLUMNS: usize = 10;
/// The names and the notes are set to the left, the numbers to the right.
const LEFT: [usize; 2] = [0, 9];
const HEAD: [&str; COLUMNS] =
    ["", "calls", "allocated", "blocks", "freed", "live", "blocks", "peak", "time", ""];

type Row = [String; COLUMNS];

/// The tree: bytes in units, blocks beside them. `live` is what was allocated less what was freed.
///
/// ```text
///                  calls  allocated  blocks      freed       live  blocks       peak     time
/// load                 1  409.8 KiB     928  394.2 KiB  +15.6 KiB    +134  360.0 KiB    3.4ms
/// ├─ read              1   19.9 KiB       1        0 B  +19.9 KiB      +1   19.9 KiB   13.8µs
/// └─ Graph::build      1   37.4 KiB     414   21.8 KiB  +15.6 KiB    +134   26.8 KiB  661.2µs
///    └─ reachable     91   12.0 KiB     176    2.5 KiB   +9.5 KiB     +85    1.6 KiB  276.7µs
/// resident memory: 2.7 MiB before, 3.2 MiB after (+504.0 KiB)
/// ```
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = vec![HEAD.map(String::from)];
        rows_of(self, "", "", &mut rows);
        let widths: Vec<usize> = (0..COLUMNS)
            .map(|column| {
                rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max()
            })
            .map(|widest| widest.unwrap_or(0))
            .collect();
        for row in &rows {
            let mut line = String::new();
            for (column, (cell, width)) in iter::zip(row, &widths).enumerate() {
                let blanks = " ".repeat(width.saturating_sub(cell.width()));
                let gap = if column == 0 { "" } else { "  " };
                line.push_str(gap);
                let is_left = LEFT.contains(&column);
                let parts = if is_left { [cell, &*blanks] } else { [&*blanks, cell] };
                line.extend(parts);
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        if let Some(resident) = self.resident {
            let units = |bytes: usize| InUnits::of(bytes as u64);
            let change = resident.after.wrapping_sub(resident.before).cast_signed();
            let change = InUnits::change(change as i64);
            let (before, after) = (units(resident.before), units(resident.after));
            writeln!(f, "resident memory: {before} before, {after} after ({change})")?;
        }
        match self.counts {
            Ok(_) => Ok(()),
            Err(error) => writeln!(f, "{error}"),
        }
    }
}

/// The line of a node and those below it.
fn rows_of(profile: &Profile, branch: &str, below: &str, rows: &mut Vec<Row>) {
    rows.push(row(profile, [branch, profile.name].concat()));
    let last = profile.children.len().saturating_sub(1);
    for (nth, child) in profile.children.iter().enumerate() {
        let (line, under) = if nth == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        rows_of(child, &[below, line].concat(), &[below, under].concat(), rows);
    }
}

fn row(profile: &Profile, name: String) -> Row {
    let counts = profile.counts.ok();
    let show = |cell: Option<String>| cell.unwrap_or_else(|| String::from("-"));
    [
        name,
        profile.calls.to_string(),
        show(counts.map(|counts| InUnits::of(counts.allocated_bytes).to_string())),
        show(counts.map(|counts| counts.allocated_blocks.to_string())),
        show(counts.map(|counts| InUnits::of(counts.freed_bytes).to_string())),
        show(counts.map(|counts| InUnits::change(counts.live_bytes as i64).to_string())),
        show(counts.map(|counts| change(counts.live_blocks))),
        show(counts.map(|counts| InUnits::signed(counts.peak_bytes as i64).to_string())),
        format!("{:.1?}", profile.elapsed),
        notes(profile),
    ]
}

/// A number of blocks, with its sign as bytes have it.
fn change(blocks: isize) -> String {
    if blocks == 0 { String::from("±0") } else { format!("{blocks:+}") }
}

fn notes(profile: &Profile) -> String {
    let notes: Vec<String> = [(profile.recursions, "out of itself"), (profile.panics, "panicked")]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    notes.join(", ")
}

#[cfg(test)]
mod tests {
    use crate::process::profile_named;

    #[test]
    fn numbers_that_nobody_counted_are_not_shown_as_none() {
        let ((), profile) = profile_named("outer", || drop(profile_named("inner", || ())));
        let text = profile.to_string();
        let line = text.lines().find(|line| line.contains("inner")).unwrap_or_default();
        assert_eq!(line.matches(" -").count(), 6, "{text}");
        assert!(text.contains("nothing counts allocations"), "{text}");
    }
}
