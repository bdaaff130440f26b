//! The seen-set: which shared blocks the walk has been to. Only it knows.

use alloc::boxed::Box;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::walk::near_hash;
use crate::walk::numbers::Numbers;

/// Shared blocks by their address.
#[derive(Default)]
pub(super) struct SeenSet {
    blocks: HashTable<usize>,
    /// Those of which a listener hears, instead. Out of the way, as most walks have no listener.
    numbers: Option<Box<Numbers>>,
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
        self.blocks.capacity() > 0 || self.numbers.is_some()
    }

    /// Whether the walk has recorded the block at `address`.
    pub(super) fn contains(&self, address: usize) -> bool {
        self.blocks.find(near_hash(address), |&seen| seen == address).is_some()
            || self.numbers.as_ref().is_some_and(|numbers| numbers.is_visited(address))
    }

    /// `first_visit` where someone listens.
    #[inline]
    pub(super) fn visit(&mut self, address: usize, is_alone: bool) -> Visit {
        let known = self.numbers.as_mut().and_then(|numbers| numbers.visit(address));
        if let Some((number, is_first)) = known {
            return Visit { is_first, number: Some(number) };
        }
        if is_alone {
            return Visit { is_first: true, number: None };
        }
        match self.numbers.get_or_insert_default().add(address, true) {
            Some(number) => Visit { is_first: true, number: Some(number) },
            None => Visit { is_first: self.first_visit(address, || false), number: None },
        }
    }

    /// The number of a block to which the walk does not go now; none if all are given.
    pub(super) fn number(&mut self, address: usize) -> Option<u32> {
        let numbers = self.numbers.get_or_insert_default();
        numbers.find(address).or_else(|| numbers.add(address, false))
    }

    #[cold]
    fn insert_first(&mut self, address: usize) {
        self.blocks.insert_unique(near_hash(address), address, |&seen| near_hash(seen));
    }
}
