//! The seen-set: which shared blocks the walk has entered.

use alloc::boxed::Box;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::walk::block_numbers::BlockNumbers;
use crate::walk::hash_address;

/// Shared blocks by their address.
#[derive(Default)]
pub(super) struct SeenSet {
    blocks: HashTable<usize>,
    /// Those of which a listener hears, instead. Behind a pointer, as most walks have no listener.
    numbers: Option<Box<BlockNumbers>>,
}

/// What the set says of a block.
#[derive(Clone, Copy)]
pub(super) struct Visit {
    pub(super) is_first: bool,
    /// Its number, where someone listens.
    pub(super) number: Option<u32>,
}

impl SeenSet {
    /// Whether the walk meets the block at `address` for the first time.
    ///
    /// `is_alone` is called only for a block that is not in the set: whether nothing but the
    /// present handle leads to it, so that it need not be recorded. That reads the counts in the
    /// block, so the set is asked first.
    #[inline]
    pub(super) fn first_visit(&mut self, address: usize, is_alone: impl FnOnce() -> bool) -> bool {
        if self.blocks.is_empty() {
            if !is_alone() {
                self.insert_first(address);
            }
            return true;
        }
        match self.blocks.entry(
            hash_address(address),
            |&seen| seen == address,
            |&seen| hash_address(seen),
        ) {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                if !is_alone() {
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
        self.blocks.capacity() > 0 || self.numbers.is_some()
    }

    /// Whether the walk has recorded the block at `address`.
    pub(super) fn contains(&self, address: usize) -> bool {
        self.blocks.find(hash_address(address), |&seen| seen == address).is_some()
            || self.numbers.as_ref().is_some_and(|numbers| numbers.is_visited(address))
    }

    /// `first_visit` for a walk with a listener.
    #[inline]
    pub(super) fn visit(&mut self, address: usize, is_alone: bool) -> Visit {
        match self.numbers.get_or_insert_default().visit(address, is_alone) {
            Some((number, is_first)) => Visit { is_first, number: Some(number) },
            None if is_alone => Visit { is_first: true, number: None },
            None => Visit { is_first: self.first_visit(address, || false), number: None },
        }
    }

    /// The number of a block that the walk does not enter now; `None` if there are no more numbers.
    pub(super) fn number(&mut self, address: usize) -> Option<u32> {
        let numbers = self.numbers.get_or_insert_default();
        numbers.find(address).or_else(|| numbers.add(address))
    }

    #[cold]
    fn insert_first(&mut self, address: usize) {
        self.blocks.insert_unique(hash_address(address), address, |&seen| hash_address(seen));
    }
}
