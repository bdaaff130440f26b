//! A set of address ranges, which tells how many bytes of a further range are in it.

use alloc::collections::BTreeMap;

/// The addresses from `start` up to, but not including, `end`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct AddressRange {
    start: usize,
    end: usize,
}

impl AddressRange {
    /// Overlaps no other range.
    pub(super) const NONE: Self = Self { start: usize::MAX, end: 0 };
    pub(super) const ALL: Self = Self { start: 0, end: usize::MAX };

    /// Whether a range of `size` bytes, at least one, has a byte in common with this one.
    #[inline]
    pub(super) fn overlaps(self, start: usize, size: usize) -> bool {
        // Stacks mostly lie above the heap, so that the first comparison mostly decides.
        start.wrapping_add(size) > self.start && start < self.end
    }
}

/// Disjoint address ranges that do not touch each other. The first one takes no allocation: most
/// measurements have one root.
pub(super) struct RangeSet {
    /// From the first byte of the lowest range to the end of the highest.
    bounds: AddressRange,
    /// Start to end of each range, kept only from the second range on.
    ranges: Option<BTreeMap<usize, usize>>,
}

impl RangeSet {
    #[inline]
    pub(super) const fn new() -> Self {
        Self { bounds: AddressRange::NONE, ranges: None }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.bounds == AddressRange::NONE
    }

    /// Whether there is something to free.
    #[inline]
    pub(super) fn owns_memory(&self) -> bool {
        self.ranges.is_some()
    }

    /// From the lowest byte to the highest.
    #[inline]
    pub(super) fn bounds(&self) -> AddressRange {
        self.bounds
    }

    /// How many bytes of this range are in the set.
    #[inline]
    pub(super) fn overlap(&self, start: usize, size: usize) -> usize {
        if self.bounds.overlaps(start, size) { self.overlap_in_bounds(start, size) } else { 0 }
    }

    #[inline(never)]
    fn overlap_in_bounds(&self, start: usize, size: usize) -> usize {
        let end = start.saturating_add(size);
        let Some(ranges) = &self.ranges else {
            return common_bytes(start, end, self.bounds.start, self.bounds.end);
        };
        reaching(ranges, start, end).map(|(from, to)| common_bytes(start, end, from, to)).sum()
    }

    /// The parts of this range that are in the set.
    pub(super) fn intersection(&self, start: usize, size: usize) -> Self {
        let mut common = Self::new();
        if self.bounds.overlaps(start, size) {
            let end = start.saturating_add(size);
            let mut keep = |from: usize, to: usize| {
                let from = from.max(start);
                common.insert(from, to.min(end).saturating_sub(from));
            };
            match &self.ranges {
                None => keep(self.bounds.start, self.bounds.end),
                Some(ranges) => {
                    reaching(ranges, start, end).for_each(|(from, to)| keep(from, to));
                }
            }
        }
        common
    }

    /// Calls `visit` with the start and the size of each range.
    pub(super) fn for_each(&self, mut visit: impl FnMut(usize, usize)) {
        match &self.ranges {
            None if self.is_empty() => {}
            None => visit(self.bounds.start, self.bounds.end.saturating_sub(self.bounds.start)),
            Some(ranges) => {
                for (&from, &to) in ranges {
                    visit(from, to.saturating_sub(from));
                }
            }
        }
    }

    /// Whether a range of the set ends where this one begins, or begins where it ends.
    pub(super) fn adjoins(&self, start: usize, size: usize) -> bool {
        let end = start.saturating_add(size);
        let Some(ranges) = &self.ranges else {
            return self.bounds.end == start || self.bounds.start == end;
        };
        ranges.contains_key(&end)
            || reaching(ranges, start, start).next().is_some_and(|(_, to)| to == start)
    }

    /// Adds a range, and joins it with those that it overlaps or adjoins.
    #[inline]
    pub(super) fn insert(&mut self, start: usize, size: usize) {
        if self.is_empty() {
            if size > 0 {
                self.bounds = AddressRange { start, end: start.saturating_add(size) };
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
        let ranges = self.ranges.get_or_insert_with(|| {
            let mut ranges = BTreeMap::new();
            ranges.insert(self.bounds.start, self.bounds.end);
            ranges
        });
        let (mut from, mut to) = (start, end);
        loop {
            let other = reaching(ranges, from, to).next();
            let Some((other_from, other_to)) = other else { break };
            ranges.remove(&other_from);
            (from, to) = (from.min(other_from), to.max(other_to));
        }
        ranges.insert(from, to);
        self.bounds =
            AddressRange { start: self.bounds.start.min(start), end: self.bounds.end.max(end) };
    }
}

/// Those of the ranges that have a byte in common with `start..end` or adjoin it, the last first.
fn reaching(
    ranges: &BTreeMap<usize, usize>,
    start: usize,
    end: usize,
) -> impl Iterator<Item = (usize, usize)> {
    let before = ranges.range(..=end).rev().map(|(&from, &to)| (from, to));
    before.take_while(move |&(_, to)| to >= start)
}

/// How many bytes the range `start..end` has in common with `from..to`.
fn common_bytes(start: usize, end: usize, from: usize, to: usize) -> usize {
    end.min(to).saturating_sub(start.max(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_each_byte_once() {
        let mut ranges = RangeSet::new();
        assert_eq!(ranges.overlap(0, 100), 0);
        ranges.insert(10, 10);
        assert_eq!(ranges.overlap(0, 100), 10);
        assert_eq!(ranges.overlap(15, 100), 5);
        ranges.insert(40, 10);
        ranges.insert(15, 10);
        assert_eq!(ranges.overlap(0, 100), 25);
        assert_eq!(ranges.overlap(45, 1), 1);
        assert_eq!(ranges.overlap(25, 15), 0);
        assert_eq!(ranges.intersection(20, 25).ranges, Some(BTreeMap::from([(20, 25), (40, 45)])));
        assert!(ranges.intersection(25, 15).is_empty() && ranges.intersection(60, 10).is_empty());
        ranges.insert(0, 100);
        assert_eq!(ranges.overlap(0, 200), 100);
        assert_eq!(ranges.ranges.map(|tree| tree.len()), Some(1));
    }
}
