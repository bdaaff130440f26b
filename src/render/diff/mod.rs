//! Shows a difference; the rows that its formats share.

mod markdown;
mod text;

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

pub use markdown::DiffMarkdown;
pub use text::DiffText;

use crate::render::forest::Rows;
use crate::render::{Bytes, type_name};
use crate::snapshot::{Change, Diff, Move, Sides, TypeChange, TypeFigures};
use crate::text::InUnits;

/// The changes of a difference as rows: label, before, after, change, count, notes.
struct Changes<'a> {
    diff: &'a Diff,
    bytes: Bytes,
    moves: BTreeMap<usize, Moved>,
}

/// Of a type: its bytes before and after, the change, and how many values came or went.
fn type_cells(change: &TypeChange, bytes: Bytes) -> [String; 4] {
    let TypeChange { type_name: _, before, after } = change;
    let show = |side: &TypeFigures, other: &TypeFigures, absent: &str| {
        let is_absent = side.count == 0 && side.own == 0 && other.count > 0;
        if is_absent { absent.to_string() } else { bytes.show(side.own) }
    };
    let count = signed(change.count());
    let [before, after] = [show(before, after, "new"), show(after, before, "gone")];
    [before, after, bytes.show_change(change.bytes()), count]
}

/// How many more or fewer; nothing where there are as many.
fn signed(count: isize) -> String {
    if count == 0 { String::new() } else { format!("{count:+}") }
}

/// What has likely become of a row's bytes.
enum Moved {
    To(usize),
    From(usize),
}

impl<'a> Changes<'a> {
    fn new(diff: &'a Diff, bytes: Bytes) -> Self {
        let ends = |one: &Move| [(one.from, Moved::To(one.to)), (one.to, Moved::From(one.from))];
        Self { diff, bytes, moves: diff.moves.iter().flat_map(ends).collect() }
    }

    fn change(&self, row: usize) -> Option<&Change> {
        self.diff.changes.get(row)
    }

    fn bytes(&self, row: usize) -> isize {
        self.change(row).map_or(0, Change::bytes)
    }

    fn cells(&self, change: &Change) -> [String; 4] {
        let (before, after) = (change.before().deep, change.after().deep);
        let [before, after] = [before, after].map(|bytes| self.bytes.show(bytes));
        let (before, after) = match change.sides {
            Sides::Kept { .. } => (before, after),
            Sides::New(_) => ("new".to_string(), after),
            Sides::Gone(_) => (before, "gone".to_string()),
        };
        [before, after, self.bytes.show_change(change.bytes()), signed(change.count())]
    }

    /// Gaps, and where it moved to or from.
    fn notes(&self, row: usize, change: &Change) -> String {
        let mut notes = Vec::new();
        match change.gaps() {
            0 => {}
            more @ 1.. => notes.push(format!("gaps +{more}")),
            fewer => notes.push(format!("gaps {fewer}")),
        }
        match self.moves.get(&row) {
            Some(&Moved::To(to)) => notes.push(format!("likely moved to {}", self.diff.path(to))),
            Some(&Moved::From(from)) => {
                notes.push(format!("likely moved from {}", self.diff.path(from)));
            }
            None => {}
        }
        notes.join(", ")
    }
}

impl Rows<6> for Changes<'_> {
    fn count(&self) -> usize {
        self.diff.changes.len()
    }

    fn parent(&self, row: usize) -> Option<usize> {
        self.change(row)?.parent
    }

    fn weight(&self, row: usize) -> usize {
        self.bytes(row).unsigned_abs()
    }

    fn is_kept(&self, row: usize) -> bool {
        self.change(row).is_some_and(|change| change.gaps() != 0)
    }

    fn line(&self, row: usize, columns: usize) -> [String; 6] {
        let Some(change) = self.change(row) else {
            return Default::default();
        };
        let label = label(change.name(), &change.type_name, columns);
        let [before, after, bytes, count] = self.cells(change);
        [label, before, after, bytes, count, self.notes(row, change)]
    }

    fn own(&self, row: usize) -> Option<[String; 6]> {
        let own = self.change(row)?.own_bytes();
        let line = |bytes| ["(own)".to_string(), String::new(), String::new(), bytes];
        let [label, before, after, bytes] = line(self.bytes.show_change(own));
        (own != 0).then(|| [label, before, after, bytes, String::new(), String::new()])
    }

    fn together(&self, rows: &[usize]) -> [String; 6] {
        let sum = rows.iter().fold(0_isize, |sum, &row| sum.saturating_add(self.bytes(row)));
        let label = format!("({} small)", rows.len());
        let none = String::new;
        [label, none(), none(), self.bytes.show_change(sum), none(), none()]
    }
}

impl Bytes {
    /// What has been added or taken away, with its sign.
    pub(super) fn show_change(self, bytes: isize) -> String {
        match self {
            Self::Units => InUnits::change(bytes as i64).to_string(),
            Self::Exact => format!("{bytes:+} B"),
        }
    }
}

/// From where on a share is not shown.
const MOST_PERCENT: f64 = 10_000.0;

/// `1.2 MiB → 1.5 MiB: +300.0 KiB (+25.0 %)`, or that nothing has changed.
fn headline(diff: &Diff, bytes: Bytes) -> String {
    let [before, after] = [diff.before, diff.after].map(|whole| {
        let at_least = if whole.usage.is_exact() { "" } else { "≥ " };
        format!("{at_least}{}", bytes.show(whole.deep))
    });
    let percent = diff.percent();
    match diff.bytes() {
        0 if diff.is_empty() => format!("{after}: no change"),
        0 => format!("{after}: as many bytes as before"),
        // Of next to nothing, a share tells nothing.
        change if percent.abs() < MOST_PERCENT => {
            let change = bytes.show_change(change);
            format!("{before} → {after}: {change} ({percent:+.1} %)")
        }
        change => format!("{before} → {after}: {}", bytes.show_change(change)),
    }
}

/// What is to be said of the whole beside its bytes.
fn remarks(diff: &Diff, bytes: Bytes) -> Vec<String> {
    let mut remarks = Vec::new();
    let (before, after) = (&diff.before, &diff.after);
    if before.usage.blocks != after.usage.blocks {
        remarks.push(format!("blocks: {} → {}", before.usage.blocks, after.usage.blocks));
    }
    let gaps = [before, after].map(|whole| whole.usage.gaps);
    match gaps {
        [before, after] if before != after => {
            remarks.push(format!("not measured: {before} → {after}"));
        }
        [before, _] if !before.is_empty() => remarks.push(format!("not measured: {before}")),
        _ => {}
    }
    if let (Some(before), Some(after)) = (before.alloc, after.alloc) {
        let [live, blocks] =
            [(before.live_bytes, after.live_bytes), (before.live_blocks, after.live_blocks)]
                .map(|(before, after)| after.saturating_sub(before));
        let live = bytes.show_change(live);
        remarks.push(format!("allocator: {live} live in {blocks:+} blocks"));
    }
    if let (Some(before), Some(after)) = (before.resident, after.resident) {
        remarks.push(format!("resident: {} → {}", bytes.show(before), bytes.show(after)));
    }
    remarks
}

/// A name with its type; without a name the type alone.
pub(super) fn label(name: &str, type_name: &str, columns: usize) -> String {
    if name.is_empty() {
        return type_name::short(type_name, columns);
    }
    type_name::behind(name, type_name, columns)
}
