//! The numbers of the blocks of which a listener may hear again.

use alloc::vec::Vec;

use hashbrown::HashTable;

use crate::walk::near_hash;

/// Blocks by their address, numbered in the order in which they were met.
///
/// A hash table has up to twice as many places as entries. So it holds only the numbers, and the
/// addresses lie in a list: together they take half the memory of a table of both.
#[derive(Default)]
pub(super) struct Numbers {
    table: HashTable<Numbered>,
    /// The address of each block.
    addresses: Vec<usize>,
}

/// A number, and in its topmost bit whether the walk has been to the block. If not, a `Weak` has
/// told of it.
#[derive(Clone, Copy)]
struct Numbered(u32);

impl Numbered {
    const VISITED: u32 = 1 << 31;

    const fn number(self) -> u32 {
        self.0 & !Self::VISITED
    }

    const fn is_visited(self) -> bool {
        self.0 & Self::VISITED != 0
    }
}

impl Numbers {
    /// The number of a block, and whether the walk is there for the first time; nothing of a block
    /// without a number.
    #[inline]
    pub(super) fn visit(&mut self, address: usize) -> Option<(u32, bool)> {
        let Self { table, addresses } = self;
        let seen = table.find_mut(near_hash(address), is_at(addresses, address))?;
        let is_first = !seen.is_visited();
        seen.0 |= Numbered::VISITED;
        Some((seen.number(), is_first))
    }

    /// The number of a block, if it has one.
    pub(super) fn find(&self, address: usize) -> Option<u32> {
        self.numbered(address).map(Numbered::number)
    }

    /// Whether the walk has been to a block with a number.
    pub(super) fn is_visited(&self, address: usize) -> bool {
        self.numbered(address).is_some_and(Numbered::is_visited)
    }

    fn numbered(&self, address: usize) -> Option<Numbered> {
        self.table.find(near_hash(address), is_at(&self.addresses, address)).copied()
    }

    /// Gives a block the next number; none if all are given.
    #[inline(never)]
    pub(super) fn add(&mut self, address: usize, is_visited: bool) -> Option<u32> {
        let number = u32::try_from(self.addresses.len()).ok();
        let number = number.filter(|&number| number < Numbered::VISITED)?;
        let visited = if is_visited { Numbered::VISITED } else { 0 };
        self.addresses.push(address);
        let addresses = &self.addresses;
        self.table.insert_unique(near_hash(address), Numbered(number | visited), |seen| {
            near_hash(addresses.get(seen.number() as usize).copied().unwrap_or_default())
        });
        Some(number)
    }
}

#[inline]
fn is_at(addresses: &[usize], address: usize) -> impl Fn(&Numbered) -> bool {
    move |seen| addresses.get(seen.number() as usize) == Some(&address)
}
