//! What blocks add up to.

use crate::event::Ownership;
use crate::walk::block::Block;

/// A block of so many bytes, or with so many spare ones, is no block that exists: 1 TiB where
/// pointers have 64 bits, and more than there can be elsewhere. Sums of smaller ones do not
/// overflow, however many a walk can meet.
const HUGE: u64 = 1 << 40;

/// Sums that wrap around while they are added up, and saturate where they are joined: so a loop
/// over elements takes one instruction for each. What is [`HUGE`] is kept out of such loops.
#[derive(Clone, Copy)]
pub(super) struct Sums {
    /// Of blocks with one owner; the others are in `shared`.
    sole: u64,
    spare: u64,
    overhead: u64,
    blocks: u64,
    shared: u64,
}

/// The sums, as the asker gets them.
pub(super) struct Totals {
    pub(super) heap: usize,
    pub(super) spare: usize,
    pub(super) overhead: usize,
    pub(super) blocks: usize,
    pub(super) shared: usize,
}

impl Sums {
    pub(super) const NONE: Self = Self { sole: 0, spare: 0, overhead: 0, blocks: 0, shared: 0 };

    pub(super) fn blocks(&self) -> u64 {
        self.blocks
    }

    /// Whether the numbers of a block, which someone else made up, are too large for `add`.
    #[inline]
    pub(super) fn is_huge(block: &Block) -> bool {
        (block.size | block.spare | block.overhead) as u64 >= HUGE
    }

    /// Adds a block that is not huge.
    #[inline]
    pub(super) fn add(&mut self, block: &Block) {
        self.sole = self.sole.wrapping_add(block.size as u64);
        self.add_parts(block);
    }

    #[inline]
    fn add_parts(&mut self, block: &Block) {
        self.spare = self.spare.wrapping_add(block.spare as u64);
        self.overhead = self.overhead.wrapping_add(block.overhead as u64);
        self.blocks = self.blocks.wrapping_add(u64::from(block.size != 0));
    }

    /// Adds a shared block that is not huge.
    #[inline]
    pub(super) fn add_shared(&mut self, block: &Block) {
        self.add_parts(block);
        self.shared = self.shared.wrapping_add(block.size as u64);
    }

    /// Adds any block, to sums that others are joined to.
    pub(super) fn join_block(&mut self, block: &Block, ownership: Ownership) {
        self.join_blocks(block, usize::from(block.size != 0), ownership);
    }

    /// Adds bytes that stand for so many blocks, to sums that others are joined to.
    pub(super) fn join_blocks(&mut self, block: &Block, blocks: usize, ownership: Ownership) {
        let size = block.size as u64;
        let (sole, shared) = match ownership {
            Ownership::Sole => (size, 0),
            Ownership::Shared(_) => (0, size),
        };
        self.join(Self {
            sole,
            spare: block.spare as u64,
            overhead: block.overhead as u64,
            blocks: blocks as u64,
            shared,
        });
    }

    /// Adds so many blocks of one kind.
    pub(super) fn join_many(&mut self, block: &Block, count: usize) {
        let count = count as u64;
        self.join(Self {
            sole: (block.size as u64).saturating_mul(count),
            spare: (block.spare as u64).saturating_mul(count),
            overhead: (block.overhead as u64).saturating_mul(count),
            blocks: count,
            shared: 0,
        });
    }

    /// Adds what a loop over elements has come to, to sums that wrap around as well.
    #[inline]
    pub(super) fn append(&mut self, other: Self) {
        let Self { sole, spare, overhead, blocks, shared } = other;
        self.sole = self.sole.wrapping_add(sole);
        self.spare = self.spare.wrapping_add(spare);
        self.overhead = self.overhead.wrapping_add(overhead);
        self.blocks = self.blocks.wrapping_add(blocks);
        self.shared = self.shared.wrapping_add(shared);
    }

    #[inline]
    pub(super) fn join(&mut self, other: Self) {
        let Self { sole, spare, overhead, blocks, shared } = other;
        self.sole = self.sole.saturating_add(sole);
        self.spare = self.spare.saturating_add(spare);
        self.overhead = self.overhead.saturating_add(overhead);
        self.blocks = self.blocks.saturating_add(blocks);
        self.shared = self.shared.saturating_add(shared);
    }

    #[inline]
    pub(super) fn totals(self) -> Totals {
        let Self { sole, spare, overhead, blocks, shared } = self;
        let total = |sum: u64| usize::try_from(sum).unwrap_or(usize::MAX);
        Totals {
            heap: total(sole.saturating_add(shared)),
            spare: total(spare),
            overhead: total(overhead),
            blocks: total(blocks),
            shared: total(shared),
        }
    }
}
