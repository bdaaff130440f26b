//! Who keeps what, as text: what would free most, what is shared by whom.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::graph::{Fate, NodeKind, OwnerGraph, OwnerGroup};
use crate::render::{Bytes, type_name};
use crate::sort;
use crate::text::{Columns, Number, OneLine, Side, grouped};

/// How many lines a table has, unless it is said otherwise.
const LINES: usize = 10;
/// How many columns a type may take.
const TYPE_COLUMNS: usize = 40;
/// How many owners a line names.
const MOST_OWNERS: usize = 4;
/// How many roots the first line names.
const MOST_ROOTS: usize = 10;

/// An owner graph as tables; made by [`OwnerGraph::table`], shown by [`Display`](fmt::Display).
///
/// What would become of the whole, the places that would free most, what is shared and by whom,
/// and which pairs hold something together. The columns are named for what dropping would do:
/// `frees` is the exclusive size, `loses` what cycles would keep, and `stays` the rest of what a
/// place leads to, its shared size.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::{OwnerGraph, render::Bytes};
///
/// let text: Rc<[u8]> = Rc::from([7; 984]);
/// let lists = (vec![Rc::clone(&text), Rc::clone(&text)], vec![text]);
/// let graph = OwnerGraph::of(&lists);
/// let table = graph.table().bytes(Bytes::Exact).show_fair_share().to_string();
/// // The counters are bytes of the block as well.
/// let block = 984 + 2 * size_of::<usize>();
/// assert!(table.contains(&format!("{} B each", block / 3)), "{table}");
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a table does nothing until it is written"]
pub struct Owners<'g> {
    graph: &'g OwnerGraph,
    lines: usize,
    bytes: Bytes,
    fair_share: FairShare,
}

/// Whether the tables tell what each handle would pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FairShare {
    Hidden,
    Shown,
}

impl OwnerGraph {
    /// The graph as tables for a person, with options. To print the graph itself shows them by
    /// default.
    pub const fn table(&self) -> Owners<'_> {
        Owners { graph: self, lines: LINES, bytes: Bytes::Units, fair_share: FairShare::Hidden }
    }
}

impl Owners<'_> {
    /// Shows at most this many lines of each table; 10 by default.
    pub const fn lines(mut self, most: usize) -> Self {
        self.lines = most;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    /// Also tells what each strong handle on a shared block would pay, if all paid the same
    /// ([`OwnerGroup::fair_share`]). Nothing comes back by dropping a share, so that it is no part
    /// of the other numbers.
    pub const fn show_fair_share(mut self) -> Self {
        self.fair_share = FairShare::Shown;
        self
    }
}

/// The tables of [`OwnerGraph::table`].
impl fmt::Display for OwnerGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.table().fmt(f)
    }
}

impl fmt::Display for Owners<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.graph.groups();
        self.summary(&groups, f)?;
        let worth: Vec<_> =
            groups.iter().filter(|group| group.frees > 0 || group.leaks > 0).collect();
        self.section("dropped by itself", worth.len(), f)?;
        write_columns(SIDES, self.dropped(&worth), f)?;
        let mut shared: Vec<_> = groups.iter().filter(|group| is_shared(group)).collect();
        sort::by(&mut shared, |a, b| b.own.cmp(&a.own).then_with(|| a.path.cmp(&b.path)));
        if !shared.is_empty() {
            self.section("shared", shared.len(), f)?;
            let sides = [Side::Right, Side::Right, Side::Left, Side::Left];
            write_columns(sides, self.holders(&shared), f)?;
        }
        let pairs = self.graph.together();
        if !pairs.is_empty() {
            self.section("held only together", pairs.len(), f)?;
            let row = |pair: &crate::graph::Together| {
                let [a, b] = pair.paths.each_ref().map(|path| name(path));
                [self.bytes.show(pair.bytes), format!("{a} and {b}")]
            };
            let rows: Vec<_> = pairs.iter().take(self.lines).map(row).collect();
            write_columns([Side::Right, Side::Left], rows, f)?;
        }
        Ok(())
    }
}

const SIDES: [Side; 4] = [Side::Right, Side::Right, Side::Right, Side::Left];

impl Owners<'_> {
    fn summary(&self, groups: &[OwnerGroup], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (graph, bytes) = (self.graph, |bytes| self.bytes.show(bytes));
        let Fate { freed, kept_outside, leaked } = graph.fate();
        let usage = graph.usage();
        let named = graph.roots().take(MOST_ROOTS);
        let mut roots: Vec<_> = named.map(|root| title(&root.path(), root.type_name())).collect();
        let more = graph.roots().count().saturating_sub(roots.len());
        if more > 0 {
            roots.push(format!("{more} more"));
        }
        let shared = groups.iter().filter(|group| group.kind == NodeKind::Shared);
        let shared = shared.fold(0_usize, |sum, group| sum.saturating_add(group.count));
        let at_least = if usage.is_exact() && graph.skipped() == 0 { "" } else { "at least " };
        writeln!(f, "{}", OneLine(&roots.join(", ")))?;
        let blocks = Number(usage.blocks, "block");
        writeln!(f, "{at_least}{} in {blocks}, {shared} of them shared", bytes(usage.heap))?;
        write!(f, "dropping all of it frees {at_least}{}", bytes(freed))?;
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
            write!(f, "\nskipped: {}", Number(graph.skipped(), "place"))?;
        }
        Ok(())
    }

    fn section(&self, title: &str, lines: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lines.saturating_sub(self.lines) {
            0 => writeln!(f, "\n\n{title}"),
            more => writeln!(f, "\n\n{title}, and {more} more"),
        }
    }

    /// What each frees and loses, and what of it others keep.
    fn dropped(&self, groups: &[&OwnerGroup]) -> Vec<[String; 4]> {
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
                number => self.bytes.show(number),
            });
            [format!("{mark}{}", self.bytes.show(group.frees)), loses, stays, what(group)]
        };
        core::iter::once(heads).chain(groups.iter().take(self.lines).map(row)).collect()
    }

    /// Who holds each.
    fn holders(&self, groups: &[&OwnerGroup]) -> Vec<[String; 4]> {
        let row = |group: &&OwnerGroup| {
            let owner = |(path, handles): &(String, usize)| {
                format!("{} ×{}", name(path), grouped(*handles))
            };
            let mut owners: Vec<_> = group.owners.iter().take(MOST_OWNERS).map(owner).collect();
            match group.owners.len().saturating_sub(MOST_OWNERS) {
                0 => {}
                more => owners.push(format!("{more} more")),
            }
            if group.outside > 0 {
                owners.push(format!("outside ×{}", grouped(group.outside)));
            }
            let share = match self.fair_share {
                FairShare::Hidden => String::new(),
                FairShare::Shown => format!("{} each", self.bytes.show(group.fair_share())),
            };
            [self.bytes.show(group.own), share, what(group), format!("by {}", owners.join(", "))]
        };
        groups.iter().take(self.lines).map(row).collect()
    }
}

fn write_columns<const N: usize>(
    sides: [Side; N],
    rows: Vec<[String; N]>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut columns = Columns::new(sides);
    for row in rows {
        columns.push(&row);
    }
    write!(f, "{columns}")
}

/// Bytes that others would keep.
fn stays(group: &OwnerGroup) -> usize {
    group.deep.saturating_sub(group.frees).saturating_sub(group.leaks)
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
