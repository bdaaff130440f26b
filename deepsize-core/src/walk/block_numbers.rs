//! The numbers of the blocks of which a listener may hear more than once.

use alloc::vec::Vec;

use hashbrown::HashTable;

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
}

impl BlockNumbers {
    /// The number of a block, and whether the walk enters it for the first time; `None` if it has
    /// no number yet.
    #[inline]
    pub(super) fn visit(&mut self, address: usize) -> Option<(u32, bool)> {
        let Self { table, addresses } = self;
        let seen = table.find_mut(hash_address(address), is_at(addresses, address))?;
        let is_first = !seen.is_visited();
        seen.0 |= NumberedBlock::VISITED;
        Some((seen.number(), is_first))
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

    /// Gives a block the next number; `None` if there are no more.
    #[inline(never)]
    pub(super) fn add(&mut self, address: usize, is_visited: bool) -> Option<u32> {
        let number = u32::try_from(self.addresses.len()).ok();
        let number = number.filter(|&number| number < NumberedBlock::VISITED)?;
        let visited = if is_visited { NumberedBlock::VISITED } else { 0 };
        self.addresses.push(address);
        let addresses = &self.addresses;
        self.table.insert_unique(hash_address(address), NumberedBlock(number | visited), |seen| {
            hash_address(addresses.get(seen.number() as usize).copied().unwrap_or_default())
        });
        Some(number)
    }
}

#[inline]
fn is_at(addresses: &[usize], address: usize) -> impl Fn(&NumberedBlock) -> bool {
    move |seen| addresses.get(seen.number() as usize) == Some(&address)
}
