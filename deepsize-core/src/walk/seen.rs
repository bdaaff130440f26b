//! The seen-set: which shared blocks the walk has been to. Only it knows.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Shared blocks by their address.
#[derive(Default)]
pub(super) struct SeenSet {
    blocks: HashTable<usize>,
}

impl SeenSet {
    /// Whether the walk meets the block at `address` for the first time.
    ///
    /// `alone` is asked only on a miss: with a single handle and nothing that could move it,
    /// no other way leads to the block, and it needs no place in the set. The question touches the
    /// block, so on heavily shared data the set is asked first.
    #[inline]
    pub(super) fn first_visit(&mut self, address: usize, alone: impl FnOnce() -> bool) -> bool {
        if self.blocks.is_empty() {
            if !alone() {
                self.insert_first(address);
            }
            return true;
        }
        match self.blocks.entry(hash(address), |&seen| seen == address, |&seen| hash(seen)) {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                if !alone() {
                    place.insert(address);
                }
                true
            }
        }
    }

    /// Whether nothing is recorded yet.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether the walk has recorded the block at `address`.
    pub(super) fn contains(&self, address: usize) -> bool {
        self.blocks.find(hash(address), |&seen| seen == address).is_some()
    }

    #[cold]
    fn insert_first(&mut self, address: usize) {
        self.blocks.insert_unique(hash(address), address, |&seen| hash(seen));
    }
}

/// Mixes all bits of an address into both ends of the hash, which are what the table looks at.
#[inline]
fn hash(address: usize) -> u64 {
    let product =
        u128::from(address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    #[expect(clippy::cast_possible_truncation, reason = "the two halves are folded")]
    let folded = (product as u64) ^ ((product >> 64) as u64);
    folded
}
