//! What blocks add up to.

use core::mem::MaybeUninit;

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
    sole: Apart,
    spare: Apart,
    overhead: Apart,
    blocks: Apart,
    shared: Apart,
}

/// A sum that has no other next to it in memory.
///
/// Of neighbours the compiler adds two by one instruction where it can, and one by itself where it
/// must. A load of two that follows a store of one waits until the store has reached the cache, for
/// it cannot be forwarded: some 12 cycles for each element, more than all else takes.
#[derive(Clone, Copy)]
#[repr(C)]
struct Apart {
    sum: u64,
    room: MaybeUninit<u64>,
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
    pub(super) const NONE: Self = Self::of([0; 5]);

    const fn of([sole, spare, overhead, blocks, shared]: [u64; 5]) -> Self {
        Self {
            sole: Apart::new(sole),
            spare: Apart::new(spare),
            overhead: Apart::new(overhead),
            blocks: Apart::new(blocks),
            shared: Apart::new(shared),
        }
    }

    pub(super) fn blocks(&self) -> u64 {
        self.blocks.sum
    }

    /// Whether the numbers of a block, which someone else made up, are too large for `add`.
    #[inline]
    pub(super) fn is_huge(block: &Block) -> bool {
        (block.size | block.spare | block.overhead) as u64 >= HUGE
    }

    /// Adds a block that is not huge.
    #[inline]
    pub(super) fn add(&mut self, block: &Block) {
        self.sole.add(block.size as u64);
        self.add_parts(block);
    }

    #[inline]
    fn add_parts(&mut self, block: &Block) {
        self.spare.add(block.spare as u64);
        self.overhead.add(block.overhead as u64);
        self.blocks.add(u64::from(block.size != 0));
    }

    /// Adds a shared block that is not huge.
    #[inline]
    pub(super) fn add_shared(&mut self, block: &Block) {
        self.add_parts(block);
        self.shared.add(block.size as u64);
    }

    /// Adds any block, to sums that others are joined to.
    pub(super) fn join_block(&mut self, block: &Block, ownership: Ownership) {
        self.join_blocks(block, usize::from(block.size != 0), ownership);
    }

    /// Adds bytes that stand for so many blocks, to sums that others are joined to.
    pub(super) fn join_blocks(&mut self, block: &Block, blocks: usize, ownership: Ownership) {
        let [size, spare, overhead] =
            [block.size, block.spare, block.overhead].map(|part| part as u64);
        let (sole, shared) = match ownership {
            Ownership::Sole => (size, 0),
            Ownership::Shared(_) => (0, size),
        };
        self.join(Self::of([sole, spare, overhead, blocks as u64, shared]));
    }

    /// Adds so many blocks of one kind.
    pub(super) fn join_many(&mut self, block: &Block, count: usize) {
        let count = count as u64;
        let [sole, spare, overhead] = [block.size, block.spare, block.overhead]
            .map(|part| (part as u64).saturating_mul(count));
        self.join(Self::of([sole, spare, overhead, count, 0]));
    }

    /// Adds what a loop over elements has come to, to sums that wrap around as well.
    #[inline]
    pub(super) fn append(&mut self, other: Self) {
        let Self { sole, spare, overhead, blocks, shared } = other;
        self.sole.add(sole.sum);
        self.spare.add(spare.sum);
        self.overhead.add(overhead.sum);
        self.blocks.add(blocks.sum);
        self.shared.add(shared.sum);
    }

    #[inline]
    pub(super) fn join(&mut self, other: Self) {
        let Self { sole, spare, overhead, blocks, shared } = other;
        self.sole.join(sole.sum);
        self.spare.join(spare.sum);
        self.overhead.join(overhead.sum);
        self.blocks.join(blocks.sum);
        self.shared.join(shared.sum);
    }

    #[inline]
    pub(super) fn totals(self) -> Totals {
        let Self { sole, spare, overhead, blocks, shared } = self;
        let total = |sum: u64| usize::try_from(sum).unwrap_or(usize::MAX);
        Totals {
            heap: total(sole.sum.saturating_add(shared.sum)),
            spare: total(spare.sum),
            overhead: total(overhead.sum),
            blocks: total(blocks.sum),
            shared: total(shared.sum),
        }
    }
}

impl Apart {
    const fn new(sum: u64) -> Self {
        Self { sum, room: MaybeUninit::uninit() }
    }

    /// Wraps around.
    #[inline]
    fn add(&mut self, number: u64) {
        self.sum = self.sum.wrapping_add(number);
    }

    /// Saturates.
    #[inline]
    fn join(&mut self, number: u64) {
        self.sum = self.sum.saturating_add(number);
    }
}
