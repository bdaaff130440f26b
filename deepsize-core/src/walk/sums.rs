//! What blocks add up to.

use core::mem::MaybeUninit;

use crate::event::Ownership;
use crate::walk::block::Block;

/// No block has so many bytes, or so many spare ones: 1 TiB with 64-bit pointers, and more than
/// there is with narrower ones. Sums of smaller blocks do not overflow, however many a walk meets.
const HUGE: u64 = 1 << 40;

/// The sums of a walk, or of a part of it.
///
/// Blocks are added with wrap-around, which in a loop over elements takes one instruction for each
/// sum; those that are [`HUGE`] go another way. The results of cold paths are added with
/// saturation.
#[derive(Clone, Copy)]
pub(super) struct Sums {
    /// Bytes of blocks with one owner; those of the others are in `shared`.
    sole: PaddedSum,
    spare: PaddedSum,
    overhead: PaddedSum,
    blocks: PaddedSum,
    shared: PaddedSum,
}

/// A sum with padding behind it, so that the compiler does not add two sums by one instruction.
///
/// It would do so where it can, and elsewhere add one by itself. A load of two sums after a store
/// of one waits until the store has reached the cache, as it cannot be forwarded: some 12 cycles
/// for each element, more than all else takes.
#[derive(Clone, Copy)]
#[repr(C)]
struct PaddedSum {
    sum: u64,
    padding: MaybeUninit<u64>,
}

/// The sums as numbers of the platform's width, saturated.
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
            sole: PaddedSum::new(sole),
            spare: PaddedSum::new(spare),
            overhead: PaddedSum::new(overhead),
            blocks: PaddedSum::new(blocks),
            shared: PaddedSum::new(shared),
        }
    }

    pub(super) fn blocks(&self) -> u64 {
        self.blocks.sum
    }

    /// Whether the numbers of a block, which an impl may have made up, are too large for `add`.
    #[inline]
    pub(super) fn is_huge(block: &Block) -> bool {
        (block.size | block.spare | block.overhead) as u64 >= HUGE
    }

    /// Adds a block that is not huge.
    #[inline]
    pub(super) fn add(&mut self, block: &Block) {
        self.sole.add_wrapping(block.size as u64);
        self.add_parts(block);
    }

    #[inline]
    fn add_parts(&mut self, block: &Block) {
        self.spare.add_wrapping(block.spare as u64);
        self.overhead.add_wrapping(block.overhead as u64);
        self.blocks.add_wrapping(u64::from(block.size != 0));
    }

    /// Adds a shared block that is not huge.
    #[inline]
    pub(super) fn add_shared(&mut self, block: &Block) {
        self.add_parts(block);
        self.shared.add_wrapping(block.size as u64);
    }

    /// Adds any block, with saturation.
    pub(super) fn add_block_saturating(&mut self, block: &Block, ownership: Ownership) {
        self.add_part_saturating(block, usize::from(block.size != 0), ownership);
    }

    /// Adds a block, or a part of one, that counts as `blocks` blocks, with saturation.
    pub(super) fn add_part_saturating(
        &mut self,
        block: &Block,
        blocks: usize,
        ownership: Ownership,
    ) {
        let [size, spare, overhead] =
            [block.size, block.spare, block.overhead].map(|part| part as u64);
        let (sole, shared) = match ownership {
            Ownership::Sole => (size, 0),
            Ownership::Shared(_) => (0, size),
        };
        self.add_saturating(Self::of([sole, spare, overhead, blocks as u64, shared]));
    }

    /// Adds `count` blocks that are alike, with saturation.
    pub(super) fn add_many_saturating(&mut self, block: &Block, count: usize) {
        let count = count as u64;
        let [sole, spare, overhead] = [block.size, block.spare, block.overhead]
            .map(|part| (part as u64).saturating_mul(count));
        self.add_saturating(Self::of([sole, spare, overhead, count, 0]));
    }

    /// Adds other sums with wrap-around.
    #[inline]
    pub(super) fn add_wrapping(&mut self, other: Self) {
        let Self { sole, spare, overhead, blocks, shared } = other;
        self.sole.add_wrapping(sole.sum);
        self.spare.add_wrapping(spare.sum);
        self.overhead.add_wrapping(overhead.sum);
        self.blocks.add_wrapping(blocks.sum);
        self.shared.add_wrapping(shared.sum);
    }

    /// Adds other sums with saturation.
    #[inline]
    pub(super) fn add_saturating(&mut self, other: Self) {
        let Self { sole, spare, overhead, blocks, shared } = other;
        self.sole.add_saturating(sole.sum);
        self.spare.add_saturating(spare.sum);
        self.overhead.add_saturating(overhead.sum);
        self.blocks.add_saturating(blocks.sum);
        self.shared.add_saturating(shared.sum);
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

impl PaddedSum {
    const fn new(sum: u64) -> Self {
        Self { sum, padding: MaybeUninit::uninit() }
    }

    #[inline]
    fn add_wrapping(&mut self, number: u64) {
        self.sum = self.sum.wrapping_add(number);
    }

    #[inline]
    fn add_saturating(&mut self, number: u64) {
        self.sum = self.sum.saturating_add(number);
    }
}
