//! The table behind `HashMap` and `HashSet`: how many buckets it has, by what can be seen of it.

use core::alloc::Layout;

use super::hash_layout::{GROUP_WIDTH, block_of_table, buckets_for, size_of_table};
use super::max;
use crate::walk::Block;

/// Tables of at most so many buckets have the span of their entries looked at every time.
const SMALL: usize = 64;
/// Fewer entries than this tell nothing certain about the table that they are spread over.
const TELLING: usize = 32;
/// So many entries, the first in the order in which they lie, mostly tell in constant time whether a
/// large table is as sparse as its capacity says.
const SAMPLE: usize = 48;
/// So many tell it surely, where hashing spreads them.
const LARGE_SAMPLE: usize = 512;

/// A hash table as its public face shows it.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    /// What `capacity()` says: what the table can hold, less the tombstones of removals.
    pub(crate) capacity: usize,
    /// Entries present.
    pub(crate) len: usize,
    /// The layout of an entry: of the key and value as a tuple.
    pub(crate) entry: Layout,
}

/// How many buckets a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Buckets {
    /// So many.
    Exactly(usize),
    /// So many or more: too few entries are left to tell.
    AtLeast(usize),
}

impl Buckets {
    pub(crate) const fn count(self) -> usize {
        match self {
            Self::Exactly(count) | Self::AtLeast(count) => count,
        }
    }
}

/// How the entries lie in the table.
struct Spread {
    /// How many buckets lie between the outermost entries, both included.
    span: usize,
    /// How often an entry lies as far from the last one as that from the one before.
    repeats: usize,
}

impl Table {
    /// How many buckets the table has. `addresses` are those of its entries in the order in which they
    /// lie. They are walked only in a small table or after removals; in any other, the first few are
    /// looked at.
    #[inline]
    pub(crate) fn buckets(self, addresses: impl Iterator<Item = usize> + Clone) -> Buckets {
        if self.capacity == 0 {
            return Buckets::Exactly(0);
        }
        let by_capacity = buckets_for(self.capacity);
        let canonical = capacity_of(by_capacity) == self.capacity;
        if canonical && by_capacity > SMALL && self.is_plausible(by_capacity, addresses.clone()) {
            return Buckets::Exactly(by_capacity);
        }
        self.buckets_by_spread(by_capacity, canonical, addresses)
    }

    /// Whether the first few entries lie about as far apart as they should in a table of so many
    /// buckets, so that there is no need to look at all.
    ///
    /// Removals can bring `capacity()` down to that of a smaller table to the entry. Where hashing
    /// spreads the entries, they then lie at least twice as far apart as they would in that one. Where
    /// they lie side by side, or fill the capacity, nothing follows from a few of them.
    #[inline(never)]
    fn is_plausible(self, buckets: usize, addresses: impl Iterator<Item = usize> + Clone) -> bool {
        // An eighth is 3.5 standard deviations from twice the mean, and 1.2 from the mean of a table
        // that is half full: one in ten of these is asked again.
        self.len < self.capacity
            && (self.lies_as_far_apart(buckets, (SAMPLE, 8), addresses.clone())
                || self.lies_as_far_apart(buckets, (LARGE_SAMPLE, 3), addresses))
    }

    /// Whether a sample spans no more than the mean and one part of so many of it, and does not lie side
    /// by side.
    fn lies_as_far_apart(
        self,
        buckets: usize,
        (sample, part): (usize, usize),
        addresses: impl Iterator<Item = usize>,
    ) -> bool {
        if self.len <= sample {
            return false;
        }
        let span = self.spread(addresses.take(sample)).span;
        let expected = sample.saturating_mul(buckets) / self.len;
        let (free, expected_free) = (span.saturating_sub(sample), expected.saturating_sub(sample));
        free <= expected_free.saturating_add(expected / part)
            && free.saturating_mul(3) >= expected_free
    }

    #[inline(never)]
    fn buckets_by_spread(
        self,
        by_capacity: usize,
        canonical: bool,
        addresses: impl Iterator<Item = usize>,
    ) -> Buckets {
        // Only a table larger than a group can hold tombstones.
        let tombstones = if canonical { by_capacity } else { max(by_capacity, 2 * GROUP_WIDTH) };
        let spread = self.spread(addresses);
        let by_span = spread.span.checked_next_power_of_two().unwrap_or(0);
        if canonical && by_span <= by_capacity {
            return if self.is_ambiguous_crowd(by_capacity, &spread) {
                Buckets::AtLeast(by_capacity)
            } else {
                Buckets::Exactly(by_capacity)
            };
        }
        let buckets = max(tombstones, by_span);
        if self.fill(buckets, &spread) {
            Buckets::Exactly(buckets)
        } else {
            Buckets::AtLeast(buckets)
        }
    }

    /// Whether the entries are spread over a table of so many buckets as hashing would spread them.
    ///
    /// The `room` between the outermost entries and the ends of the table is free by chance with a
    /// probability of about `free^room`, where `free` is the part of all buckets that is free. Room for which
    /// that is less than `e^-10` says that the entries keep to a part of the table, and then it may as well be a part
    /// of a larger one. A hasher that gives neighbouring keys neighbouring buckets shows in steps that keep
    /// their length, where chance repeats one in `len` of `2 × buckets - len` cases.
    fn fill(self, buckets: usize, spread: &Spread) -> bool {
        self.len >= TELLING
            && self.is_random(buckets, spread)
            && self.surprise(buckets, spread) <= 10.0
    }

    fn is_random(self, buckets: usize, spread: &Spread) -> bool {
        let chance = buckets.saturating_mul(2).saturating_sub(self.len);
        spread.repeats.saturating_mul(chance) <= self.len.saturating_mul(buckets)
    }

    /// How unlikely it is by chance that the room at the ends is free: `-ln(free^room)`.
    #[expect(clippy::cast_precision_loss, reason = "a likelihood")]
    fn surprise(self, buckets: usize, spread: &Spread) -> f64 {
        let room = buckets.saturating_sub(spread.span);
        let free = buckets.saturating_sub(self.len).max(1) as f64 / buckets as f64;
        room as f64 * -free.ln()
    }

    /// Whether the entries keep to a part of the table as hashing would not spread them, and are as
    /// many as removals can leave that have halved the capacity of a larger one: then it may as well be
    /// that larger one.
    fn is_ambiguous_crowd(self, buckets: usize, spread: &Spread) -> bool {
        let is_crowd = self.surprise(buckets, spread) > 16.0;
        let is_half = self.len <= self.capacity / 2;
        let is_steady = !self.is_random(buckets, spread);
        let is_full = self.len == self.capacity;
        self.len >= TELLING && (is_crowd && (is_full || is_half) || is_steady && is_half)
    }

    /// Looks at the entries in the order in which they lie.
    fn spread(self, addresses: impl Iterator<Item = usize>) -> Spread {
        let (mut low, mut high) = (usize::MAX, 0);
        let (mut last, mut step, mut repeats) = (0, 0, 0_usize);
        for address in addresses {
            (low, high) = (low.min(address), high.max(address));
            let this = address.abs_diff(last);
            repeats += usize::from(this == step);
            (last, step) = (address, this);
        }
        let span = match high.checked_sub(low) {
            Some(bytes) if self.entry.size() > 0 => bytes / self.entry.size() + 1,
            _ => 0,
        };
        Spread { span, repeats }
    }

    /// The block with so many buckets; `first` is the address of the entry that iteration yields
    /// first, if there is one.
    #[inline]
    pub(crate) fn block(self, buckets: usize, first: Option<usize>) -> Block {
        let size = size_of_table(self.entry, buckets);
        block_of_table(self.entry, (size, buckets), self.len, first)
    }
}

// LAYOUT: a table of 4 or 8 buckets keeps one free, a larger one an eighth. From hashbrown's
// src/raw.rs, `bucket_mask_to_capacity`.
/// How many entries a table of so many buckets holds without growing.
#[inline]
const fn capacity_of(buckets: usize) -> usize {
    if buckets <= 8 { buckets.saturating_sub(1) } else { buckets / 8 * 7 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(capacity: usize, len: usize) -> Table {
        Table { capacity, len, entry: Layout::new::<u64>() }
    }

    #[test]
    fn buckets_for_inverts_capacity_of() {
        for power in 2..usize::BITS - 4 {
            let buckets = 1 << power;
            assert_eq!(buckets_for(capacity_of(buckets)), buckets);
            assert_eq!(buckets_for(capacity_of(buckets) + 1), buckets * 2);
        }
    }

    #[test]
    fn small_table_that_lands_on_a_canonical_capacity_is_found_out_by_its_span() {
        let spread = (0..14).map(|n| n * 2 * 8);
        assert_eq!(table(14, 14).buckets(spread), Buckets::AtLeast(32));
        let dense = (0..14).map(|n| n * 8);
        assert_eq!(table(14, 14).buckets(dense), Buckets::Exactly(16));
    }

    #[test]
    fn entries_crowded_into_a_part_of_the_table_settle_nothing() {
        let crowd = (0..700).map(|n| n * 8);
        assert_eq!(table(792, 700).buckets(crowd), Buckets::AtLeast(1024));
        let spread = (0..1024_usize).filter(|n| n * 0x9E37 % 1031 < 700);
        let len = spread.clone().count();
        assert_eq!(table(792, len).buckets(spread.map(|n| n * 8)), Buckets::Exactly(1024));
        let steady = (0..500).map(|n| n * 2 * 8);
        assert_eq!(table(792, 500).buckets(steady), Buckets::AtLeast(1024));
    }
}
