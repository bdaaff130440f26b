//! Puts trees side by side: one row for each place that any of them has.

use alloc::vec::Vec;

use crate::report::{Node, NodeLabel};
use crate::snapshot::Keys;
use crate::snapshot::figures::{Figures, change};

/// A place, with the nodes there.
pub(super) struct Matched<'a> {
    /// The row of the place that it lies in; rows come after their parents.
    pub(super) parent: Option<usize>,
    pub(super) label: NodeLabel,
    pub(super) type_name: &'a str,
    /// Each with the side that it is on; sides are numbered from 0.
    nodes: Vec<(usize, &'a Node)>,
}

impl Matched<'_> {
    /// The numbers on one side; nothing where that side has no such place.
    pub(super) fn figures(&self, side: usize) -> Option<Figures> {
        let mut here = self.nodes.iter().filter(|(of, _)| *of == side).peekable();
        here.peek()?;
        Some(here.map(|(_, node)| Figures::from(*node)).sum())
    }
}

/// A node that has yet to find its row.
struct Loose<'a> {
    label: NodeLabel,
    side: usize,
    node: &'a Node,
}

/// All places of all trees. Roots go together by label alone, other nodes by label and type; where
/// several nodes of one side go together, their numbers are added up.
pub(super) struct Forest<'a> {
    pub(super) rows: Vec<Matched<'a>>,
    /// How many sides there are.
    sides: usize,
}

impl<'a> Forest<'a> {
    /// Roots with their labels, side by side.
    pub(super) fn of(sides: Vec<Vec<(NodeLabel, &'a Node)>>, keys: &Keys<'_>) -> Self {
        let mut forest = Self { rows: Vec::new(), sides: sides.len() };
        let mut loose = Vec::new();
        for (side, roots) in sides.into_iter().enumerate() {
            let roots = roots.into_iter();
            loose.extend(roots.map(|(label, node)| Loose { label, side, node }));
        }
        let mut waiting = forest.groups(None, loose, By::Label);
        while let Some(group) = waiting.pop() {
            let row = forest.rows.len();
            let children = group.nodes.iter().flat_map(|&(side, node)| {
                let loose =
                    move |node: &'a Node| Loose { label: keys.label(&node.label), side, node };
                node.children.iter().map(loose)
            });
            let children = children.collect();
            forest.rows.push(group);
            waiting.extend(forest.groups(Some(row), children, By::LabelAndType));
        }
        forest
    }

    /// The rows that differ between sides, or have one below that does; the others are dropped.
    pub(super) fn keep_changed(&mut self) {
        let mut changed: Vec<bool> = self.rows.iter().map(|row| self.is_changed(row)).collect();
        for (index, row) in self.rows.iter().enumerate().rev() {
            if changed.get(index) == Some(&true)
                && let Some(parent) = row.parent.and_then(|parent| changed.get_mut(parent))
            {
                *parent = true;
            }
        }
        let mut places = Vec::with_capacity(changed.len());
        let mut kept: usize = 0;
        for &is_changed in &changed {
            places.push(kept);
            kept = kept.saturating_add(usize::from(is_changed));
        }
        let mut changed = changed.into_iter();
        self.rows.retain(|_| changed.next() == Some(true));
        for row in &mut self.rows {
            row.parent = row.parent.and_then(|parent| places.get(parent).copied());
        }
    }

    fn is_changed(&self, row: &Matched<'a>) -> bool {
        let first = row.figures(0);
        (1..self.sides).any(|side| row.figures(side) != first)
    }

    /// Nodes in groups, the one that has changed most last.
    fn groups(&self, parent: Option<usize>, mut loose: Vec<Loose<'a>>, by: By) -> Vec<Matched<'a>> {
        let type_name = |loose: &Loose<'a>| match by {
            By::Label => "",
            By::LabelAndType => &loose.node.type_name,
        };
        loose
            .sort_by(|a, b| key(&a.label).cmp(&key(&b.label)).then(type_name(a).cmp(type_name(b))));
        let mut groups: Vec<Matched<'a>> = Vec::new();
        for one in loose {
            let name = type_name(&one);
            match groups.last_mut() {
                Some(group)
                    if group.label == one.label && (by == By::Label || group.type_name == name) =>
                {
                    group.type_name = &one.node.type_name;
                    group.nodes.push((one.side, one.node));
                }
                _ => groups.push(Matched {
                    parent,
                    label: one.label,
                    type_name: &one.node.type_name,
                    nodes: Vec::from([(one.side, one.node)]),
                }),
            }
        }
        // Last come those that are taken first; the sort is stable, and the names settle a tie.
        groups.reverse();
        groups.sort_by_key(|group| self.weight(group));
        groups
    }

    /// How much has changed from the first side to the last.
    fn weight(&self, group: &Matched<'_>) -> usize {
        let deep = |side| {
            let nodes = group.nodes.iter().filter(|(of, _)| *of == side);
            nodes.fold(0_usize, |sum, (_, node)| sum.saturating_add(node.deep))
        };
        let change = change(deep(0), deep(self.sides.saturating_sub(1)));
        change.unsigned_abs()
    }
}

/// What nodes must have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Label,
    LabelAndType,
}

/// An order in which equal labels are neighbours.
fn key(label: &NodeLabel) -> (u8, &str) {
    match label {
        NodeLabel::Root => (0, ""),
        NodeLabel::Field(name) => (1, name),
        NodeLabel::Variant(name) => (2, name),
        NodeLabel::Element => (3, ""),
        NodeLabel::Key => (4, ""),
        NodeLabel::Value => (5, ""),
        NodeLabel::Pointee => (6, ""),
    }
}
