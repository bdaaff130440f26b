//! The seen-set: which shared blocks the walk has been to. Only it knows.

use alloc::boxed::Box;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::walk::near_hash;

/// Shared blocks by their address.
#[derive(Default)]
pub(super) struct SeenSet {
    blocks: HashTable<usize>,
    /// Those of which a listener hears, instead: numbers would make the other table slower. Out of
    /// the way, as most walks have no listener.
    numbered: Option<Box<HashTable<Numbered>>>,
}

/// A block of which a listener may hear again.
struct Numbered {
    address: usize,
    number: u32,
    /// Whether the walk has been to it; if not, a `Weak` has told of it.
    is_visited: bool,
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
        self.blocks.capacity() > 0 || self.numbered.is_some()
    }

    /// Whether the walk has recorded the block at `address`.
    pub(super) fn contains(&self, address: usize) -> bool {
        let hash = near_hash(address);
        let numbered = self.numbered.as_ref();
        let numbered =
            numbered.and_then(|numbered| numbered.find(hash, |seen| seen.address == address));
        self.blocks.find(hash, |&seen| seen == address).is_some()
            || numbered.is_some_and(|seen| seen.is_visited)
    }

    /// `first_visit` where someone listens.
    #[inline]
    pub(super) fn visit(&mut self, address: usize, is_alone: bool) -> Visit {
        if let Some(seen) = self.numbered(address) {
            let is_first = !core::mem::replace(&mut seen.is_visited, true);
            return Visit { is_first, number: Some(seen.number) };
        }
        let number = (!is_alone).then(|| self.add(address, true));
        Visit { is_first: true, number }
    }

    /// The number of a block to which the walk does not go now.
    pub(super) fn number(&mut self, address: usize) -> u32 {
        let number = self.numbered(address).map(|seen| seen.number);
        number.unwrap_or_else(|| self.add(address, false))
    }

    #[inline]
    fn numbered(&mut self, address: usize) -> Option<&mut Numbered> {
        let numbered = self.numbered.as_mut()?;
        numbered.find_mut(near_hash(address), |seen| seen.address == address)
    }

    /// Gives a block the next number.
    #[inline(never)]
    fn add(&mut self, address: usize, is_visited: bool) -> u32 {
        let numbered = self.numbered.get_or_insert_default();
        let number = u32::try_from(numbered.len()).unwrap_or(u32::MAX);
        let new = Numbered { address, number, is_visited };
        numbered.insert_unique(near_hash(address), new, |seen| near_hash(seen.address));
        number
    }

    #[cold]
    fn insert_first(&mut self, address: usize) {
        self.blocks.insert_unique(near_hash(address), address, |&seen| near_hash(seen));
    }
}
