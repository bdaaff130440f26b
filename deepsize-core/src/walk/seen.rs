//! The seen-set: which shared blocks the walk has been to. Only it knows.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::walk::near_hash;

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
        match self.blocks.entry(
            near_hash(address),
            |&seen| seen == address,
            |&seen| near_hash(seen),
        ) {
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

    /// Whether there is something to free.
    #[inline]
    pub(super) fn owns_memory(&self) -> bool {
        self.blocks.capacity() > 0
    }

    /// Whether the walk has recorded the block at `address`.
    pub(super) fn contains(&self, address: usize) -> bool {
        self.blocks.find(near_hash(address), |&seen| seen == address).is_some()
    }

    #[cold]
    fn insert_first(&mut self, address: usize) {
        self.blocks.insert_unique(near_hash(address), address, |&seen| near_hash(seen));
    }
}
