//! What a graph keeps of each node.

use mem_size_core::{BlockEvent, BlockId, RefCounts};

use crate::graph::column::NONE;

/// A node in the making, and in the graph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vertex {
    pub(super) kind: Kind,
    /// The way of no step in it, which tells the type of its value.
    pub(super) start: u32,
    /// Requested bytes of the shared block itself; of roots and fields, the bytes where the value
    /// sits, which lie in another block or in none.
    pub(super) inline: isize,
    /// Requested bytes of the blocks that hang on the node alone.
    pub(super) content: isize,
    /// Where the value or the block lies, if that is known; 0 if not.
    pub(super) address: usize,
    /// How many blocks these two are.
    pub(super) blocks: u32,
    /// The counts of a shared block, as far as its handles tell them.
    pub(super) strong: u32,
    pub(super) weak: u32,
    /// Places in it that could not be looked into, and those that were skipped.
    pub(super) gaps: u32,
}

/// What a node is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// What holds the roots.
    #[default]
    Top,
    Root,
    /// A named part of a root.
    Field,
    /// A shared block with what hangs on it alone.
    Shared(Counts),
    /// The bytes of a shared block that its `Weak`s keep after its value has gone.
    Memory,
    /// A shared block to which only `Weak`s were met: it is in no sum.
    Elsewhere,
}

/// Whether all handles on a shared block are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Counts {
    Told,
    /// The handles do not tell, or the block is dead and std does not.
    Untold,
}

impl Vertex {
    pub(super) fn new(kind: Kind, start: u32) -> Self {
        Self { kind, start, ..Self::default() }
    }

    /// Bytes of the blocks that belong to the node.
    pub(super) fn own(&self) -> usize {
        let own = match self.kind {
            Kind::Top | Kind::Elsewhere => 0,
            Kind::Root | Kind::Field => self.content,
            Kind::Shared(_) | Kind::Memory => self.content.saturating_add(self.inline),
        };
        usize::try_from(own).unwrap_or(0)
    }

    /// Bytes where a root or a field sits.
    pub(super) fn shallow(&self) -> usize {
        match self.kind {
            Kind::Root | Kind::Field => usize::try_from(self.inline).unwrap_or(0),
            _ => 0,
        }
    }

    pub(super) const fn is_value(&self) -> bool {
        matches!(self.kind, Kind::Root | Kind::Field)
    }

    pub(super) const fn is_shared(&self) -> bool {
        matches!(self.kind, Kind::Shared(_))
    }
}

/// In the making.
impl Vertex {
    /// The walk enters this shared block for the first time, by a strong handle.
    pub(super) fn meet(&mut self, block: &BlockEvent, counts: Option<RefCounts>) {
        if let Some(counts) = counts.filter(|counts| counts.strong > 0) {
            self.kind = Kind::Shared(Counts::Told);
            self.count(counts);
        } else if self.kind == Kind::Elsewhere {
            self.kind = Kind::Shared(Counts::Untold);
        }
        self.inline = self.inline.saturating_add(signed(block.size));
        self.blocks = self.blocks.saturating_add(blocks_of(block));
    }

    /// Other threads may change the counts meanwhile; the larger number keeps more.
    pub(super) fn count(&mut self, counts: RefCounts) {
        let narrow = |count| u32::try_from(count).unwrap_or(u32::MAX);
        self.strong = self.strong.max(narrow(counts.strong));
        self.weak = self.weak.max(narrow(counts.weak));
    }
}

/// A block of which nothing is known but where it lies.
pub(super) fn elsewhere(id: Option<BlockId>) -> Vertex {
    let address = id.map_or(0, BlockId::address);
    Vertex { address, ..Vertex::new(Kind::Elsewhere, NONE) }
}

pub(super) fn blocks_of(block: &BlockEvent) -> u32 {
    block.blocks.map_or(1, |blocks| u32::try_from(blocks).unwrap_or(u32::MAX))
}

pub(super) fn signed(bytes: usize) -> isize {
    isize::try_from(bytes).unwrap_or(isize::MAX)
}
