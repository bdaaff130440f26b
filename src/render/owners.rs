//! Who keeps what, as text: what would free most, what is shared by whom.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use crate::graph::{Fate, NodeKind, OwnerGraph, OwnerGroup};
use crate::render::type_name;
use crate::text::{Columns, InUnits, Number, Side};

/// How many lines a table has.
const MOST_LINES: usize = 10;
/// How many columns a type may take.
const TYPE_COLUMNS: usize = 40;
/// How many owners a line names.
const MOST_OWNERS: usize = 4;

/// What would become of the whole, the ten places that would free most, what is shared and by whom,
/// and which pairs hold something together.
impl fmt::Display for OwnerGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.groups();
        summary(self, &groups, f)?;
        let worth: Vec<_> =
            groups.iter().filter(|group| group.frees > 0 || group.leaks > 0).collect();
        section("dropped by itself", worth.len(), f)?;
        write_columns(SIDES, lines(&worth), f)?;
        let mut shared: Vec<_> = groups.iter().filter(|group| is_shared(group)).collect();
        shared.sort_by(|a, b| b.own.cmp(&a.own).then_with(|| a.path.cmp(&b.path)));
        if !shared.is_empty() {
            section("shared", shared.len(), f)?;
            write_columns([Side::Right, Side::Left, Side::Left], holders(&shared), f)?;
        }
        let pairs = self.together();
        if !pairs.is_empty() {
            section("held only together", pairs.len(), f)?;
            let row = |pair: &crate::graph::Together| {
                let [a, b] = pair.paths.each_ref().map(|path| name(path));
                [bytes(pair.bytes), format!("{a} and {b}")]
            };
            let rows: Vec<_> = pairs.iter().take(MOST_LINES).map(row).collect();
            write_columns([Side::Right, Side::Left], rows, f)?;
        }
        Ok(())
    }
}

const SIDES: [Side; 4] = [Side::Right, Side::Right, Side::Right, Side::Left];

fn summary(graph: &OwnerGraph, groups: &[OwnerGroup], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Fate { freed, kept_outside, leaked } = graph.fate();
    let usage = graph.usage();
    let roots: Vec<_> = graph.roots().map(|root| title(&root.path(), root.type_name())).collect();
    let shared = groups.iter().filter(|group| group.kind == NodeKind::Shared);
    let shared = shared.fold(0_usize, |sum, group| sum.saturating_add(group.count));
    let at_least = if usage.is_exact() && graph.skipped() == 0 { "" } else { "at least " };
    writeln!(f, "{}", roots.join(", "))?;
    let blocks = Number(usage.blocks, "block");
    writeln!(f, "{at_least}{} in {blocks}, {shared} of them shared", bytes(usage.heap))?;
    write!(f, "to drop all frees {at_least}{}", bytes(freed))?;
    if kept_outside > 0 {
        write!(f, ", leaves {} to handles outside", bytes(kept_outside))?;
    }
    if leaked > 0 {
        write!(f, ", loses {} in cycles", bytes(leaked))?;
    }
    if !usage.gaps.is_empty() {
        write!(f, "\nnot looked into: {}", usage.gaps)?;
    }
    if graph.skipped() > 0 {
        write!(f, "\nleft out on demand: {}", Number(graph.skipped(), "place"))?;
    }
    Ok(())
}

fn section(title: &str, lines: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match lines.saturating_sub(MOST_LINES) {
        0 => writeln!(f, "\n\n{title}"),
        more => writeln!(f, "\n\n{title}, and {more} more"),
    }
}

fn write_columns<const N: usize>(
    sides: [Side; N],
    rows: Vec<[String; N]>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut columns = Columns::new(sides);
    for row in rows {
        columns.push(row);
    }
    write!(f, "{columns}")
}

/// What each frees and loses, and what of it others keep.
fn lines(groups: &[&OwnerGroup]) -> Vec<[String; 4]> {
    let has = |number: fn(&OwnerGroup) -> usize| groups.iter().any(|group| number(group) > 0);
    let heads = [
        "frees",
        if has(|group| group.leaks) { "loses" } else { "" },
        if has(stays) { "stays" } else { "" },
        "",
    ];
    let heads = heads.map(String::from);
    let row = |group: &&OwnerGroup| {
        let mark = if group.is_exact { "" } else { "≥ " };
        let [loses, stays] = [group.leaks, stays(group)].map(|number| match number {
            0 => String::new(),
            number => bytes(number),
        });
        [format!("{mark}{}", bytes(group.frees)), loses, stays, what(group)]
    };
    core::iter::once(heads).chain(groups.iter().take(MOST_LINES).map(row)).collect()
}

/// Bytes that others would keep.
fn stays(group: &OwnerGroup) -> usize {
    group.deep.saturating_sub(group.frees).saturating_sub(group.leaks)
}

/// Who holds each.
fn holders(groups: &[&OwnerGroup]) -> Vec<[String; 3]> {
    let row = |group: &&OwnerGroup| {
        let owner =
            |(path, handles): &(String, usize)| format!("{} ×{}", name(path), grouped(*handles));
        let mut owners: Vec<_> = group.owners.iter().take(MOST_OWNERS).map(owner).collect();
        match group.owners.len().saturating_sub(MOST_OWNERS) {
            0 => {}
            more => owners.push(format!("{more} more")),
        }
        if group.outside > 0 {
            owners.push(format!("outside ×{}", grouped(group.outside)));
        }
        [bytes(group.own), what(group), format!("by {}", owners.join(", "))]
    };
    groups.iter().take(MOST_LINES).map(row).collect()
}

/// Whether more than one place holds it.
fn is_shared(group: &OwnerGroup) -> bool {
    group.kind == NodeKind::Shared && (group.owners.len() > 1 || group.outside > 0)
}

fn what(group: &OwnerGroup) -> String {
    let title = title(&group.path, group.type_name);
    if group.count > 1 { format!("{title} ×{}", grouped(group.count)) } else { title }
}

/// A path and its type; of a root without a name the type alone.
fn title(path: &str, type_name: &str) -> String {
    let type_name = type_name::short(type_name, TYPE_COLUMNS);
    if path.is_empty() { type_name } else { format!("{path}: {type_name}") }
}

fn name(path: &str) -> &str {
    if path.is_empty() { "the root" } else { path }
}

fn bytes(bytes: usize) -> String {
    InUnits::of(bytes as u64).to_string()
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
