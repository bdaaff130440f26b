//! The text tree: a line per node, widest first, with bytes, share, count and notes.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use mem_size_core::Gaps;

use crate::flat_tree;
use crate::render::{MOST_LEVELS, type_name};
use crate::report::{Node, NodeLabel, Recursion, Report};
use crate::sort;
use crate::text::{Branch, Columns, InUnits, Number, Side};

/// How wide a label may get, with the branches before it, before its type is abbreviated.
const LABEL_COLUMNS: usize = 58;
/// Label, bytes, share, count and notes: the numbers are set to the right.
const COLUMNS: [Side; 5] = [Side::Left, Side::Right, Side::Right, Side::Left, Side::Left];
/// From this part of a line's bytes on, its spare bytes and its overhead are worth a line or a
/// note.
const NOTABLE_PERCENT: f64 = 5.0;

/// A report as a text tree; made by [`Report::tree`], shown by [`Display`](fmt::Display).
///
/// Below a node with children, `(spare)`, `(overhead)` and `(other)` stand for its own bytes that
/// lie in none of them, where they are a notable part; `(other)` is flat fields (numbers, flags and
/// the like), padding, tags, room that only other variants need, and handles. Lines that are left
/// out are summed up in one; a line with a gap never is, for it may be large.
///
/// ```
/// use mem_size::{Report, render::Bytes};
///
/// let report = Report::of(&(vec![0_u8; 3000], String::from("small"), vec!['x']));
/// let text = report.tree().depth(1).min_percent(5.0).bytes(Bytes::Exact).to_string();
/// assert!(text.contains("0: Vec<u8>"));
/// assert!(text.contains("… 2 more"));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a tree does nothing until it is written"]
pub struct Tree<'a> {
    report: &'a Report,
    depth: usize,
    min_bytes: usize,
    min_percent: f64,
    bytes: Bytes,
    flat: Flat,
}

/// Whether fields of flat types have lines of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flat {
    Folded,
    Shown,
}

/// How numbers of bytes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bytes {
    /// In the largest fitting unit, a power of 1024: `1.5 MiB`.
    #[default]
    Units,
    /// To the byte: `1572864 B`.
    Exact,
}

impl<'a> Tree<'a> {
    pub(crate) const fn new(report: &'a Report) -> Self {
        let (depth, min_bytes, min_percent) = (usize::MAX, 0, 0.1);
        Self { report, depth, min_bytes, min_percent, bytes: Bytes::Units, flat: Flat::Folded }
    }

    /// Shows at most this many levels below the root; all by default.
    pub const fn depth(mut self, levels: usize) -> Self {
        self.depth = levels;
        self
    }

    /// Leaves out lines of fewer bytes; 0 by default.
    pub const fn min_bytes(mut self, bytes: usize) -> Self {
        self.min_bytes = bytes;
        self
    }

    /// Leaves out lines with a smaller share of the whole; 0.1 by default.
    pub const fn min_percent(mut self, percent: f64) -> Self {
        self.min_percent = percent;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }

    /// Shows fields of flat types as well. By default they are part of their parent.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&(7_u64, String::from("seven")));
    /// assert!(!report.tree().to_string().contains("0: u64"));
    /// assert!(report.tree().show_flat().to_string().contains("0: u64"));
    /// ```
    pub const fn show_flat(mut self) -> Self {
        self.flat = Flat::Shown;
        self
    }

    /// The children that may have a line.
    fn children<'n>(&self, node: &'n Node) -> Vec<&'n Node> {
        let is_shown = |child: &&Node| self.flat == Flat::Shown || !is_flat(child);
        node.children.iter().filter(is_shown).collect()
    }

    fn is_small(&self, bytes: usize) -> bool {
        bytes < self.min_bytes || self.percent(bytes) < self.min_percent
    }

    /// A size that is only a lower bound may be large.
    fn leaves_out(&self, node: &Node) -> bool {
        self.is_small(node.deep) && gaps_within(node).is_empty()
    }

    fn percent(&self, bytes: usize) -> f64 {
        percent(bytes, self.report.root.deep)
    }

    fn show(&self, bytes: usize) -> String {
        self.bytes.show(bytes)
    }
}

impl Bytes {
    /// A number of bytes as it is written everywhere.
    ///
    /// ```
    /// use mem_size::render::Bytes;
    ///
    /// assert_eq!(Bytes::Units.show(1536), "1.5 KiB");
    /// assert_eq!(Bytes::Exact.show(1536), "1536 B");
    /// ```
    #[must_use]
    pub fn show(self, bytes: usize) -> String {
        match self {
            Self::Units => InUnits::of(bytes as u64).to_string(),
            Self::Exact => format!("{bytes} B"),
        }
    }
}

/// The lines of the tree, and one more when something could not be measured.
impl fmt::Display for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Lines { tree: self, columns: Columns::new(COLUMNS) };
        lines.node(&self.report.root, &Branch::root(), 0);
        write!(f, "{}", lines.columns)?;
        let gaps = self.report.usage.gaps;
        if gaps.is_empty() { Ok(()) } else { write!(f, "\nsizes are lower bounds: {gaps}") }
    }
}

/// What may stand below a node: a child, or some of its own bytes.
enum Item<'a> {
    Child(&'a Node),
    Own(&'static str, usize),
    /// Those that are left out.
    More {
        count: usize,
        bytes: usize,
    },
}

/// The rows written so far.
struct Lines<'a> {
    tree: &'a Tree<'a>,
    columns: Columns<5>,
}

impl Lines<'_> {
    fn node(&mut self, node: &Node, branch: &Branch, depth: usize) {
        let children = self.tree.children(node);
        let is_cut = depth >= self.tree.depth.min(MOST_LEVELS) && !children.is_empty();
        let gaps = if is_cut { gaps_within(node) } else { node.usage.gaps };
        let mut notes = self.notes(node, gaps);
        if is_cut {
            notes.push(format!("… {} inside", children.len()));
        }
        let label = label(node, LABEL_COLUMNS.saturating_sub(depth.saturating_mul(3)));
        self.push(branch, &label, node.deep, count(node), notes.join(", "));
        if is_cut {
            return;
        }
        let items = self.items(node);
        for (nth, item) in items.iter().enumerate() {
            let branch = Branch::of(branch, nth, items.len());
            self.item(item, &branch, depth.saturating_add(1));
        }
    }

    fn item(&mut self, item: &Item<'_>, branch: &Branch, depth: usize) {
        match *item {
            Item::Child(node) => self.node(node, branch, depth),
            Item::Own(what, bytes) => self.push(branch, what, bytes, String::new(), String::new()),
            Item::More { count, bytes } => {
                let label = format!("… {count} more");
                self.push(branch, &label, bytes, String::new(), String::new());
            }
        }
    }

    /// What stands below a node, widest first, the small ones in one line.
    fn items<'n>(&self, node: &'n Node) -> Vec<Item<'n>> {
        let children = self.tree.children(node);
        if children.is_empty() {
            return Vec::new();
        }
        let below = children.iter().fold(0_usize, |sum, child| sum.saturating_add(child.deep));
        let other = node
            .deep
            .saturating_sub(below)
            .saturating_sub(node.usage.spare)
            .saturating_sub(node.usage.overhead);
        let own = [
            ("(spare)", node.usage.spare),
            ("(overhead)", node.usage.overhead),
            ("(other)", other),
        ];
        let own = own
            .into_iter()
            .filter(|&(_, bytes)| is_notable(bytes, node) && !self.tree.is_small(bytes));
        let (small, wide): (Vec<_>, Vec<_>) =
            children.into_iter().partition(|child| self.tree.leaves_out(child));
        let mut items: Vec<_> = wide.into_iter().map(Item::Child).collect();
        items.extend(own.map(|(what, bytes)| Item::Own(what, bytes)));
        sort::by_key(&mut items, |item| Reverse(item.bytes()));
        match *small {
            [] => {}
            [one] => items.push(Item::Child(one)),
            _ => items.push(Item::More {
                count: small.len(),
                bytes: small.iter().fold(0, |sum, child| child.deep.saturating_add(sum)),
            }),
        }
        items
    }

    fn notes(&self, node: &Node, gaps: Gaps) -> Vec<String> {
        let mut notes = remarks(node, gaps);
        if self.tree.children(node).is_empty() {
            for (what, bytes) in [("spare", node.usage.spare), ("overhead", node.usage.overhead)] {
                if is_notable(bytes, node) {
                    notes.push(format!("{what} {}", self.tree.show(bytes)));
                }
            }
        }
        notes
    }

    fn push(&mut self, branch: &Branch, label: &str, bytes: usize, count: String, notes: String) {
        let label = [&*branch.line, label].concat();
        let share = share(self.tree.percent(bytes), bytes);
        self.columns.push(&[label, self.tree.show(bytes), share, count, notes]);
    }
}

impl Item<'_> {
    const fn bytes(&self) -> usize {
        match *self {
            Self::Child(node) => node.deep,
            Self::Own(_, bytes) | Self::More { bytes, .. } => bytes,
        }
    }
}

pub(super) fn label(node: &Node, columns: usize) -> String {
    let name = node.name();
    match &node.label {
        NodeLabel::Root => type_name::short(&node.type_name, columns),
        NodeLabel::Variant(_) => type_name::of_place(name, columns),
        _ => type_name::behind(name, &node.type_name, columns),
    }
}

fn count(node: &Node) -> String {
    match (node.elements, node.count) {
        (None, 0 | 1) => String::new(),
        (None, count) => format!("×{count}"),
        (Some(elements), 0 | 1) => format!("×{elements}"),
        (Some(elements), count) => format!("×{elements} in {count}"),
    }
}

/// What there is to say of a node beside its numbers.
pub(super) fn remarks(node: &Node, gaps: Gaps) -> Vec<String> {
    let mut remarks = gap_notes(gaps);
    match node.skipped.as_ref().map(|skip| &skip.reason) {
        Some(Some(reason)) => remarks.push(format!("skipped: {reason}")),
        Some(None) => remarks.push("skipped".to_string()),
        None => {}
    }
    if node.recursion == Recursion::Folded {
        remarks.push("recursive".to_string());
    }
    match node.shared_blocks {
        0 => {}
        count => remarks.push(Number(count, "shared block").to_string()),
    }
    remarks
}

pub(super) fn gap_notes(gaps: Gaps) -> Vec<String> {
    let note = |(gap, count)| match count {
        1 => format!("gap: {gap}"),
        _ => format!("gap: {gap} ×{count}"),
    };
    gaps.iter().map(note).collect()
}

pub(super) fn gaps_within(node: &Node) -> Gaps {
    flat_tree::Flat::of(node).fold(Gaps::default(), |sum, (_, node)| sum + node.usage.gaps)
}

pub(super) fn share(percent: f64, bytes: usize) -> String {
    if bytes > 0 && percent < 0.05 { "<0.1 %".to_string() } else { format!("{percent:.1} %") }
}

/// Whether all there is to say of the values is how many bytes they have.
fn is_flat(node: &Node) -> bool {
    flat_tree::Flat::of(node).all(|(_, node)| {
        let owns_nothing = node.usage.blocks == 0 && node.usage.gaps.is_empty();
        !node.needs_drop && owns_nothing && node.skipped.is_none()
    })
}

fn is_notable(bytes: usize, node: &Node) -> bool {
    bytes > 0 && percent(bytes, node.deep) >= NOTABLE_PERCENT
}

#[expect(clippy::cast_precision_loss, reason = "a share is shown with one decimal")]
pub(super) fn percent(bytes: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { bytes as f64 / whole as f64 * 100.0 }
}
