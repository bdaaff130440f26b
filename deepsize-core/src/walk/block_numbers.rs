//! The numbers of the blocks of which a listener may hear more than once.

use alloc::vec::Vec;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::walk::hash_address;

/// Blocks by their address, numbered in the order in which they were met.
///
/// A hash table has up to twice as many buckets as entries. So it holds only the numbers, and the
/// addresses lie in a `Vec`: together they take half the memory of a table of both.
#[derive(Default)]
pub(super) struct BlockNumbers {
    table: HashTable<NumberedBlock>,
    /// The address of each block.
    addresses: Vec<usize>,
}

/// The number of a block, and in the topmost bit whether the walk has entered the block. If not,
/// the walk has met a `Weak` of it.
#[derive(Clone, Copy)]
struct NumberedBlock(u32);

impl NumberedBlock {
    const VISITED: u32 = 1 << 31;

    const fn number(self) -> u32 {
        self.0 & !Self::VISITED
    }

    const fn is_visited(self) -> bool {
        self.0 & Self::VISITED != 0
    }

    /// The number, and whether this is the first visit.
    #[inline]
    fn visit(&mut self) -> (u32, bool) {
        let is_first = !self.is_visited();
        self.0 |= Self::VISITED;
        (self.number(), is_first)
    }
}

impl BlockNumbers {
    /// The number of a block, and whether the walk enters it for the first time. A block that has
    /// no number yet gets the next one, unless `is_alone`; `None` if it does not, or if there are
    /// no more.
    #[inline]
    pub(super) fn visit(&mut self, address: usize, is_alone: bool) -> Option<(u32, bool)> {
        let Self { table, addresses } = self;
        let hash = hash_address(address);
        if is_alone {
            let seen = table.find_mut(hash, is_at(addresses, address))?;
            return Some(seen.visit());
        }
        match table.entry(hash, is_at(addresses, address), hash_in(addresses)) {
            Entry::Occupied(mut seen) => Some(seen.get_mut().visit()),
            Entry::Vacant(place) => {
                let number = next_number(addresses)?;
                place.insert(NumberedBlock(number | NumberedBlock::VISITED));
                addresses.push(address);
                Some((number, true))
            }
        }
    }

    /// The number of a block, if it has one.
    pub(super) fn find(&self, address: usize) -> Option<u32> {
        self.numbered(address).map(NumberedBlock::number)
    }

    /// Whether a block has a number and the walk has entered it.
    pub(super) fn is_visited(&self, address: usize) -> bool {
        self.numbered(address).is_some_and(NumberedBlock::is_visited)
    }

    fn numbered(&self, address: usize) -> Option<NumberedBlock> {
        self.table.find(hash_address(address), is_at(&self.addresses, address)).copied()
    }

    /// Gives a block the next number, without a visit; `None` if there are no more.
    #[inline(never)]
    pub(super) fn add(&mut self, address: usize) -> Option<u32> {
        let Self { table, addresses } = self;
        let number = next_number(addresses)?;
        addresses.push(address);
        table.insert_unique(hash_address(address), NumberedBlock(number), hash_in(addresses));
        Some(number)
    }
}

/// The number of the next block; `None` if there are no more.
#[inline]
fn next_number(addresses: &[usize]) -> Option<u32> {
    u32::try_from(addresses.len()).ok().filter(|&number| number < NumberedBlock::VISITED)
}

#[inline]
fn hash_in(addresses: &[usize]) -> impl Fn(&NumberedBlock) -> u64 {
    |seen| hash_address(addresses.get(seen.number() as usize).copied().unwrap_or_default())
}

#[inline]
fn is_at(addresses: &[usize], address: usize) -> impl Fn(&NumberedBlock) -> bool {
    move |seen| addresses.get(seen.number() as usize) == Some(&address)
}
