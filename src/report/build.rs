//! Listens to a walk and builds the tree of a report: one draft per name and type, folded where a
//! type recurs.

use alloc::vec::Vec;
use core::mem;

use mem_size_core::{BlockEvent, GapEvent, Label, Place, Sink};

use crate::report::draft::{Draft, Edge, signed};
use crate::report::type_sums::TypeSums;
use crate::report::{Node, NodeLabel, Recursion, Skip, TypeUsage};

/// The drafts met so far, and the way from the root to the present one.
///
/// Each draft keeps where its places lead to, so that most events cost one comparison; the way is a
/// stack of its own, so that depth costs no recursion.
#[derive(Default)]
pub(super) struct Builder {
    drafts: Vec<Draft>,
    way: Vec<Step>,
    /// The blocks that the walk is in, each with how long the way was when it was entered.
    open: Vec<OpenBlock>,
    types: TypeSums,
}

/// The draft of a place, and the row of its type.
#[derive(Clone, Copy)]
struct Step {
    draft: usize,
    row: usize,
}

/// A block that the walk is in.
struct OpenBlock {
    block: BlockEvent,
    way: usize,
}

impl Sink for Builder {
    fn enter(&mut self, place: &Place) {
        let block = self.block_of_pointee(place);
        let size = if block.is_some() { 0 } else { signed(place.size) };
        let to = if let Some(&Step { draft: here, .. }) = self.way.last() {
            let to = self.target(here, place);
            self.with(here, |draft| match &block {
                Some(block) => draft.give(block),
                None => draft.own = draft.own.saturating_sub(size),
            });
            to
        } else {
            self.types.count(size);
            // Further roots are merged as elements are.
            if self.drafts.is_empty() { self.draft(None, place) } else { 0 }
        };
        let mut row = 0;
        self.with(to, |draft| {
            if let Some(block) = &block {
                draft.take(block);
            }
            draft.own = draft.own.saturating_add(size);
            draft.usage.shallow = draft.usage.shallow.saturating_add(place.size);
            draft.count = draft.count.saturating_add(place.count);
            row = draft.row;
        });
        self.types.enter(row, block.map_or(size, |block| signed(block.size)));
        self.way.push(Step { draft: to, row });
    }

    fn leave(&mut self) {
        if let Some(step) = self.way.pop() {
            self.types.leave(step.row);
        }
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        if block.is_first_visit {
            self.here(|draft| draft.take(block));
            self.types.count(signed(block.size));
        }
        self.open.push(OpenBlock { block: *block, way: self.way.len() });
    }

    fn leave_block(&mut self) {
        self.open.pop();
    }

    fn already_counted(&mut self, bytes: usize) {
        self.here(|draft| draft.own = draft.own.saturating_sub(signed(bytes)));
        self.types.count(-signed(bytes));
    }

    fn skipped(&mut self, reason: Option<&'static str>) {
        self.here(|draft| draft.skipped = Some(Skip::new(reason)));
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.here(|draft| {
            draft.usage.gaps.add(gap.gap);
            let bytes = gap.bytes.unwrap_or(0);
            draft.usage.foreign = draft.usage.foreign.saturating_add(bytes);
        });
    }
}

impl Builder {
    /// The finished tree, and the rows by type.
    pub(super) fn finish(mut self) -> (Node, Vec<TypeUsage>) {
        let (mut root, own) = self.assemble(0);
        settle(&mut root, own);
        for draft in &self.drafts {
            self.types.add(draft.row, draft.own, &draft.type_usage());
        }
        (root, self.types.finish())
    }

    /// The block that a pointee lies in. It goes with the pointee, so that it does not matter which
    /// handle is met first.
    fn block_of_pointee(&self, place: &Place) -> Option<BlockEvent> {
        let open = self.open.last().filter(|open| open.way == self.way.len())?;
        (place.label == Label::Pointee && open.block.is_first_visit).then_some(open.block)
    }

    fn with(&mut self, at: usize, change: impl FnOnce(&mut Draft)) {
        if let Some(draft) = self.drafts.get_mut(at) {
            change(draft);
        }
    }

    fn here(&mut self, change: impl FnOnce(&mut Draft)) {
        if let Some(&Step { draft, .. }) = self.way.last() {
            self.with(draft, change);
        }
    }

    /// Where a place inside the draft `here` belongs.
    fn target(&mut self, here: usize, place: &Place) -> usize {
        if let Some(to) = self.drafts.get_mut(here).and_then(|draft| draft.follow(place)) {
            return to;
        }
        let to = match self.fold(here, place) {
            Some(to) => {
                self.with(to, |draft| draft.recursion = Recursion::Folded);
                to
            }
            None => self.draft(Some(here), place),
        };
        let edge = Edge { label: place.label, type_name: place.type_name, to };
        self.with(here, |draft| draft.edges.push(edge));
        to
    }

    /// The ancestor that a recursive place continues: one of the same type that has named parts,
    /// so that each name stands once; or one of the same label and type with no names between, as
    /// a hand-written impl may have it. Each cycle of types comes by one of the two, which keeps
    /// the tree no deeper than there are types.
    fn fold(&self, here: usize, place: &Place) -> Option<usize> {
        let is_variant = |label| matches!(label, Label::Variant(_));
        let (mut at, mut below, mut names_between) = (Some(here), place.label, false);
        while let Some((index, draft)) = at.and_then(|at| Some((at, self.drafts.get(at)?))) {
            let has_names = matches!(below, Label::Field(_) | Label::Variant(_));
            if draft.type_name == place.type_name {
                let continues = has_names && !is_variant(draft.label) && !is_variant(place.label);
                if continues || !names_between && draft.label == place.label {
                    return Some(index);
                }
            }
            names_between |= has_names;
            below = draft.label;
            at = draft.parent;
        }
        None
    }

    fn draft(&mut self, parent: Option<usize>, place: &Place) -> usize {
        let index = self.drafts.len();
        let row = self.types.row(place.type_name);
        self.drafts.push(Draft::new(parent, place, row));
        if let Some(parent) = parent {
            self.with(parent, |draft| draft.children.push(index));
        }
        index
    }

    /// The node of a draft with all below it, and its own bytes, which may still be owed.
    fn assemble(&self, at: usize) -> (Node, isize) {
        let Some(draft) = self.drafts.get(at) else {
            return (Node::new(NodeLabel::Root, ""), 0);
        };
        let mut own = draft.own;
        let mut node = draft.node();
        let is_element = |&&child: &&usize| {
            self.drafts.get(child).is_some_and(|draft| draft.label == Label::Element)
        };
        let has_one_kind = draft.children.iter().filter(is_element).count() == 1;
        for &child in &draft.children {
            let (child, child_own) = self.assemble(child);
            let joins = match child.label {
                NodeLabel::Pointee => true,
                NodeLabel::Element => has_one_kind && child.elements.is_none(),
                _ => false,
            };
            if joins {
                own = own.saturating_add(child_own);
                join(&mut node, child);
            } else {
                if child.label == NodeLabel::Key {
                    node.elements = Some(child.count);
                }
                adopt(&mut node, settled(child, child_own));
            }
        }
        (node, own)
    }
}

/// Makes a pointee or the elements part of the node that leads to them.
fn join(node: &mut Node, mut inner: Node) {
    // Where the inner values sit is inside the blocks of the node.
    let shallow = node.usage.shallow;
    node.usage += inner.usage;
    node.usage.shallow = shallow;
    node.shared_blocks = node.shared_blocks.saturating_add(inner.shared_blocks);
    node.skipped = node.skipped.take().or_else(|| inner.skipped.take());
    if inner.recursion == Recursion::Folded {
        node.recursion = Recursion::Folded;
    }
    node.elements = match inner.label {
        NodeLabel::Element => Some(inner.count),
        _ => inner.elements.or(node.elements),
    };
    for child in mem::take(&mut inner.children) {
        adopt(node, child);
    }
}

/// Adds a child, or adds its numbers to the one of the same name and type.
fn adopt(node: &mut Node, child: Node) {
    let same = |other: &&mut Node| other.label == child.label && other.type_name == child.type_name;
    let Some(other) = node.children.iter_mut().find(same) else {
        node.children.push(child);
        return;
    };
    other.count = other.count.saturating_add(child.count);
    other.own = other.own.saturating_add(child.own);
    other.deep = other.deep.saturating_add(child.deep);
    let elements = other.elements.map(|more| more.saturating_add(child.elements.unwrap_or(0)));
    let elements = elements.or(child.elements);
    let shallow = other.usage.shallow.saturating_add(child.usage.shallow);
    join(other, child);
    other.usage.shallow = shallow;
    other.elements = elements;
    other.sort();
}

fn settled(mut node: Node, own: isize) -> Node {
    settle(&mut node, own);
    node
}

/// Sets the sums of a node whose children are settled.
fn settle(node: &mut Node, own: isize) {
    let below = node.children.iter().fold(0_usize, |sum, child| sum.saturating_add(child.deep));
    node.own = usize::try_from(own).unwrap_or(0);
    node.deep = node.own.saturating_add(below);
    if own < 0 {
        take(node, own.unsigned_abs());
    }
    node.sort();
}

/// Takes bytes that a node owes, for they are counted elsewhere already, from it and its children.
pub(super) fn take(node: &mut Node, mut bytes: usize) -> usize {
    let own = bytes.min(node.own);
    node.own = node.own.saturating_sub(own);
    bytes = bytes.saturating_sub(own);
    let mut taken = own;
    for child in &mut node.children {
        let from_child = take(child, bytes);
        bytes = bytes.saturating_sub(from_child);
        taken = taken.saturating_add(from_child);
    }
    node.deep = node.deep.saturating_sub(taken);
    taken
}
