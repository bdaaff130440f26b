//! A node in the making: what places of one name and type have come to so far.

use alloc::vec::Vec;

use mem_size_core::{BlockEvent, Label, MemUsage, Place};

use crate::report::{Node, Recursion, Skip, TypeUsage};

/// A node in the making. Pointees and elements have their own drafts, and join their parents at the
/// end.
pub(super) struct Draft {
    pub(super) parent: Option<usize>,
    pub(super) label: Label,
    pub(super) type_name: &'static str,
    /// The row of the type.
    pub(super) row: usize,
    pub(super) count: usize,
    /// Negative while places that lie in a block of another draft are known before it.
    pub(super) own: isize,
    pub(super) usage: MemUsage,
    pub(super) shared_blocks: usize,
    pub(super) needs_drop: bool,
    pub(super) skipped: Option<Skip>,
    pub(super) recursion: Recursion,
    pub(super) children: Vec<usize>,
    pub(super) edges: Vec<Edge>,
    /// The edge taken last.
    pub(super) last: usize,
}

/// Where a place of this name and type leads from a draft.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) label: Label,
    pub(super) type_name: &'static str,
    pub(super) to: usize,
}

impl Draft {
    pub(super) fn new(parent: Option<usize>, place: &Place, row: usize) -> Self {
        Self {
            parent,
            label: place.label,
            type_name: place.type_name,
            row,
            count: 0,
            own: 0,
            usage: MemUsage::default(),
            shared_blocks: 0,
            needs_drop: place.needs_drop,
            skipped: None,
            recursion: Recursion::Flat,
            children: Vec::new(),
            edges: Vec::new(),
            last: 0,
        }
    }

    pub(super) fn take(&mut self, block: &BlockEvent) {
        self.own = self.own.saturating_add(signed(block.size));
        self.usage += usage_of(block);
        self.shared_blocks = self.shared_blocks.saturating_add(shared_blocks_of(block));
    }

    /// Undoes `take`.
    pub(super) fn give(&mut self, block: &BlockEvent) {
        self.own = self.own.saturating_sub(signed(block.size));
        self.usage = self.usage.since(usage_of(block));
        self.shared_blocks = self.shared_blocks.saturating_sub(shared_blocks_of(block));
    }

    /// The draft that this place is known to lead to.
    ///
    /// Elements take the edge taken last, fields mostly the next one.
    pub(super) fn follow(&mut self, place: &Place) -> Option<usize> {
        for guess in [self.last, self.last.wrapping_add(1)] {
            if let Some(edge) = self.edges.get(guess).filter(|edge| edge.is_surely(place)) {
                self.last = guess;
                return Some(edge.to);
            }
        }
        if let Some(index) = self.edges.iter().position(|edge| edge.is_surely(place)) {
            self.last = index;
            return self.edges.get(index).map(|edge| edge.to);
        }
        // The same text may lie at several addresses; from now on this one is known, too.
        let edge = *self.edges.iter().find(|edge| edge.is(place))?;
        self.edges.push(Edge { label: place.label, type_name: place.type_name, ..edge });
        Some(edge.to)
    }

    /// A variant is its enum once more.
    pub(super) fn type_usage(&self) -> TypeUsage {
        let mut usage = TypeUsage::new(self.type_name);
        usage.gaps = self.usage.gaps;
        usage.count = if matches!(self.label, Label::Variant(_)) { 0 } else { self.count };
        usage
    }

    pub(super) fn node(&self) -> Node {
        let mut node = Node::new(self.label, self.type_name);
        node.count = self.count;
        node.usage = self.usage;
        node.shared_blocks = self.shared_blocks;
        node.needs_drop = self.needs_drop;
        node.skipped.clone_from(&self.skipped);
        node.recursion = self.recursion;
        node
    }
}

/// What a block adds to the place that it belongs to.
fn usage_of(block: &BlockEvent) -> MemUsage {
    let mut usage = MemUsage::default();
    usage.heap = block.size;
    usage.spare = block.spare;
    usage.overhead = block.overhead;
    usage.blocks = blocks_of(block);
    usage.shared = if block.is_shared() { block.size } else { 0 };
    usage
}

/// How many blocks this is: an arena counts as one, a further part of a buffer as none.
fn blocks_of(block: &BlockEvent) -> usize {
    block.blocks.unwrap_or(1)
}

fn shared_blocks_of(block: &BlockEvent) -> usize {
    if block.is_shared() { blocks_of(block) } else { 0 }
}

impl Edge {
    fn is(&self, place: &Place) -> bool {
        self.label == place.label && self.type_name == place.type_name
    }

    /// Compares where the names lie, not what they say; may err on the side of no.
    fn is_surely(&self, place: &Place) -> bool {
        let same_label = match (self.label, place.label) {
            (Label::Field(a), Label::Field(b)) | (Label::Variant(a), Label::Variant(b)) => {
                core::ptr::eq(a, b)
            }
            (a, b) => core::mem::discriminant(&a) == core::mem::discriminant(&b),
        };
        same_label && core::ptr::eq(self.type_name, place.type_name)
    }
}

/// Bytes that may be taken away again.
pub(super) fn signed(bytes: usize) -> isize {
    isize::try_from(bytes).unwrap_or(isize::MAX)
}
