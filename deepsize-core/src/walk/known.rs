//! Address ranges whose bytes are already counted: roots, the targets of followed references, and
//! parts of shared buffers.

use alloc::collections::BTreeMap;

/// A range of addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    low: usize,
    high: usize,
}

impl Range {
    pub(super) const NONE: Self = Self { low: usize::MAX, high: 0 };
    pub(super) const ALL: Self = Self { low: 0, high: usize::MAX };

    /// Whether a range of so many bytes, at least one, has a byte in common with this one.
    #[inline]
    pub(super) fn touches(self, start: usize, size: usize) -> bool {
        // Stacks mostly lie above the heap, so that this order mostly takes one comparison.
        start.wrapping_add(size) > self.low && start < self.high
    }
}

/// Disjoint address ranges. The first costs no allocation: most measurements have one root.
pub(super) struct Known {
    hull: Range,
    /// Start to end, kept only from the second range on.
    ranges: Option<BTreeMap<usize, usize>>,
}

impl Known {
    #[inline]
    pub(super) const fn new() -> Self {
        Self { hull: Range::NONE, ranges: None }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.hull == Range::NONE
    }

    /// Whether there is something to free.
    #[inline]
    pub(super) fn owns_memory(&self) -> bool {
        self.ranges.is_some()
    }

    /// From the lowest byte to the highest.
    #[inline]
    pub(super) fn hull(&self) -> Range {
        self.hull
    }

    /// How many bytes of the range are already counted.
    pub(super) fn overlap(&self, start: usize, size: usize) -> usize {
        if !self.hull.touches(start, size) {
            return 0;
        }
        let end = start.saturating_add(size);
        let Some(ranges) = &self.ranges else {
            return common(start, end, self.hull.low, self.hull.high);
        };
        let first = ranges.range(..=start).next_back().map_or(start, |(&first, _)| first);
        ranges.range(first..end).map(|(&from, &to)| common(start, end, from, to)).sum()
    }

    /// What of the range is already counted.
    pub(super) fn within(&self, start: usize, size: usize) -> Self {
        let mut within = Self::new();
        if self.hull.touches(start, size) {
            let end = start.saturating_add(size);
            let mut keep = |from: usize, to: usize| {
                let from = from.max(start);
                within.insert(from, to.min(end).saturating_sub(from));
            };
            match &self.ranges {
                None => keep(self.hull.low, self.hull.high),
                Some(ranges) => {
                    let first = ranges.range(..=start).next_back().map_or(start, |(&from, _)| from);
                    ranges.range(first..end).for_each(|(&from, &to)| keep(from, to));
                }
            }
        }
        within
    }

    /// Each range, as its start and its size.
    pub(super) fn for_each(&self, mut visit: impl FnMut(usize, usize)) {
        match &self.ranges {
            None if self.is_empty() => {}
            None => visit(self.hull.low, self.hull.high.saturating_sub(self.hull.low)),
            Some(ranges) => {
                for (&from, &to) in ranges {
                    visit(from, to.saturating_sub(from));
                }
            }
        }
    }

    /// Whether a range that is already counted ends where this one begins, or begins where it ends.
    pub(super) fn adjoins(&self, start: usize, size: usize) -> bool {
        let end = start.saturating_add(size);
        let Some(ranges) = &self.ranges else {
            return self.hull.high == start || self.hull.low == end;
        };
        ranges.contains_key(&end)
            || ranges.range(..start).next_back().is_some_and(|(_, &to)| to == start)
    }

    /// Counts a range as known, and joins it with those that it touches.
    #[inline]
    pub(super) fn insert(&mut self, start: usize, size: usize) {
        if self.is_empty() {
            if size > 0 {
                self.hull = Range { low: start, high: start.saturating_add(size) };
            }
        } else {
            self.insert_further(start, size);
        }
    }

    fn insert_further(&mut self, start: usize, size: usize) {
        if size == 0 {
            return;
        }
        let end = start.saturating_add(size);
        let only = (self.hull.low, self.hull.high);
        let ranges = self.ranges.get_or_insert_with(|| BTreeMap::from([only]));
        let (mut from, mut to) = (start, end);
        while let Some((&other_from, &other_to)) =
            ranges.range(..=to).next_back().filter(|&(_, &other_to)| other_to >= from)
        {
            ranges.remove(&other_from);
            (from, to) = (from.min(other_from), to.max(other_to));
        }
        ranges.insert(from, to);
        self.hull = Range { low: self.hull.low.min(start), high: self.hull.high.max(end) };
    }
}

fn common(start: usize, end: usize, from: usize, to: usize) -> usize {
    end.min(to).saturating_sub(start.max(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_each_known_byte_once() {
        let mut known = Known::new();
        assert_eq!(known.overlap(0, 100), 0);
        known.insert(10, 10);
        assert_eq!(known.overlap(0, 100), 10);
        assert_eq!(known.overlap(15, 100), 5);
        known.insert(40, 10);
        known.insert(15, 10);
        assert_eq!(known.overlap(0, 100), 25);
        assert_eq!(known.overlap(45, 1), 1);
        assert_eq!(known.overlap(25, 15), 0);
        assert_eq!(known.within(20, 25).ranges, Some(BTreeMap::from([(20, 25), (40, 45)])));
        assert!(known.within(25, 15).is_empty() && known.within(60, 10).is_empty());
        known.insert(0, 100);
        assert_eq!(known.overlap(0, 200), 100);
        assert_eq!(known.ranges.map(|ranges| ranges.len()), Some(1));
    }
}
