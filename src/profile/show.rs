//! A profile as text: a tree in aligned columns.

use std::fmt;

use super::data::Profile;
use crate::text::{Branch, Columns, InUnits, Side};

const COLUMNS: usize = 10;
const HEADS: [&str; COLUMNS] =
    ["", "calls", "allocated", "blocks", "freed", "live", "blocks", "peak", "time", ""];
/// The names and the notes are set to the left, the numbers to the right.
const SIDES: [Side; COLUMNS] = {
    use Side::{Left, Right};
    [Left, Right, Right, Right, Right, Right, Right, Right, Right, Left]
};

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
        let mut columns = Columns::with_heads(SIDES, HEADS);
        add(self, &Branch::root(), &mut columns);
        write!(f, "{columns}")?;
        if let Some(resident) = self.resident {
            let units = |bytes: usize| InUnits::of(bytes as u64);
            let change = resident.after.wrapping_sub(resident.before).cast_signed();
            let change = InUnits::change(change as i64);
            let (before, after) = (units(resident.before), units(resident.after));
            write!(f, "\nresident memory: {before} before, {after} after ({change})")?;
        }
        match self.counts {
            Ok(_) => Ok(()),
            Err(error) => write!(f, "\n{error}"),
        }
    }
}

/// Adds the line of a node and those below it.
fn add(profile: &Profile, branch: &Branch, columns: &mut Columns<COLUMNS>) {
    columns.push(&row(profile, [&*branch.line, &*profile.name].concat()));
    for (nth, child) in profile.children.iter().enumerate() {
        add(child, &Branch::of(branch, nth, profile.children.len()), columns);
    }
}

fn row(profile: &Profile, name: String) -> [String; COLUMNS] {
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
    let notes: Vec<String> = [(profile.recursions, "recursive"), (profile.panics, "panicked")]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    notes.join(", ")
}

#[cfg(test)]
mod tests {
    use crate::profile::profile_named;

    #[test]
    fn name_with_a_line_break_stays_in_its_row() {
        let ((), profile) = profile_named("two\nlines", || drop(profile_named("in\tner", || ())));
        let text = profile.to_string();
        assert!(text.contains(r"two\nlines  ") && text.contains(r"└─ in\tner"), "{text}");
    }

    #[test]
    fn numbers_that_nobody_counted_are_not_shown_as_none() {
        let ((), profile) = profile_named("outer", || drop(profile_named("inner", || ())));
        let text = profile.to_string();
        let line = text.lines().find(|line| line.contains("inner")).unwrap_or_default();
        assert_eq!(line.matches(" -").count(), 6, "{text}");
        assert!(text.contains("nothing counts allocations"), "{text}");
    }
}
