//! Address ranges whose inline bytes are already counted: roots, and the targets of followed references.

use alloc::collections::BTreeMap;

/// Disjoint address ranges. The first costs no allocation: most measurements have one root.
pub(super) struct Known {
    low: usize,
    high: usize,
    /// Start to end, kept only from the second range on.
    ranges: BTreeMap<usize, usize>,
}

impl Known {
    pub(super) const fn new() -> Self {
        Self { low: usize::MAX, high: 0, ranges: BTreeMap::new() }
    }

    /// Whether a range could touch a counted one; may err on the side of yes.
    #[inline]
    pub(super) fn near(&self, start: usize, size: usize) -> bool {
        start < self.high && start.saturating_add(size) > self.low
    }

    /// How many bytes of the range are already counted.
    pub(super) fn overlap(&self, start: usize, size: usize) -> usize {
        if !self.near(start, size) {
            return 0;
        }
        let end = start.saturating_add(size);
        if self.ranges.is_empty() {
            return common(start, end, self.low, self.high);
        }
        let first = self.ranges.range(..=start).next_back().map_or(start, |(&first, _)| first);
        self.ranges.range(first..end).map(|(&from, &to)| common(start, end, from, to)).sum()
    }

    /// Counts a range as known, and joins it with those that it touches.
    pub(super) fn insert(&mut self, start: usize, size: usize) {
        if size == 0 {
            return;
        }
        let end = start.saturating_add(size);
        if self.high == 0 {
            (self.low, self.high) = (start, end);
            return;
        }
        if self.ranges.is_empty() {
            self.ranges.insert(self.low, self.high);
        }
        let (mut from, mut to) = (start, end);
        while let Some((&other_from, &other_to)) =
            self.ranges.range(..=to).next_back().filter(|&(_, &other_to)| other_to >= from)
        {
            self.ranges.remove(&other_from);
            (from, to) = (from.min(other_from), to.max(other_to));
        }
        self.ranges.insert(from, to);
        (self.low, self.high) = (self.low.min(start), self.high.max(end));
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
        known.insert(0, 100);
        assert_eq!(known.overlap(0, 200), 100);
        assert_eq!(known.ranges.len(), 1);
    }
}
