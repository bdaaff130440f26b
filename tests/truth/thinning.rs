//! A hash table from which entries are removed, held against the allocator at each step.

use std::collections::HashSet;
use std::hash::BuildHasher;

use mem_size::{Gap, MemSize};

use crate::counting::{Live, counted};
use crate::elements::Element;
use crate::usage;

/// What became of the answers.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) exact: usize,
    pub(crate) bounded: usize,
    pub(crate) coincidences: usize,
}

impl Tally {
    /// Exact and right, or a lower bound with its gap, or the one coincidence that the docs of
    /// `HashMap` own up to: `capacity()` is that of a smaller table, fresh and with room for all
    /// that is left.
    #[track_caller]
    pub(crate) fn check<T: MemSize>(&mut self, table: &T, capacity: usize, live: Live) {
        let usage = usage(table);
        let right =
            (usage.heap.cast_signed(), usage.blocks.cast_signed()) == (live.bytes, live.blocks);
        if usage.is_exact() && right {
            self.exact += 1;
            return;
        }
        assert!(
            usage.heap.cast_signed() < live.bytes || right,
            "more than the truth: {usage:?} {live:?}"
        );
        if usage.is_exact() {
            let of_a_fresh_table = HashSet::<u64>::with_capacity(capacity).capacity() == capacity;
            assert!(of_a_fresh_table, "exact and wrong at capacity {capacity}: {usage:?} {live:?}");
            self.coincidences += 1;
        } else {
            assert_eq!((usage.gaps.count(Gap::Thinned), usage.gaps.total()), (1, 1));
            self.bounded += 1;
        }
    }
}

/// A set that is filled and thinned, with what the allocator holds for it.
pub(crate) struct Thinning<T, S> {
    pub(crate) set: HashSet<T, S>,
    pub(crate) live: Live,
    pub(crate) tally: Tally,
}

impl<T: Element, S: BuildHasher + Default> Thinning<T, S> {
    pub(crate) fn filled(len: usize) -> Self {
        let mut thinning =
            Self { set: HashSet::default(), live: Live::default(), tally: Tally::default() };
        thinning.step(|set| {
            (0..len.min(T::DISTINCT)).for_each(|number| _ = set.insert(T::number(number)));
        });
        thinning
    }

    #[track_caller]
    pub(crate) fn step(&mut self, change: impl FnOnce(&mut HashSet<T, S>)) {
        let ((), changed) = counted(|| change(&mut self.set));
        self.live.bytes += changed.bytes;
        self.live.blocks += changed.blocks;
        self.tally.check(&self.set, self.set.capacity(), self.live);
    }
}
