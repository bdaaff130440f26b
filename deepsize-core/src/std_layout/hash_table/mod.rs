//! The table behind `HashMap` and `HashSet`: how many buckets it has, by what can be seen of it.

mod hashing;
mod spread;

use core::alloc::Layout;
use core::ops::RangeInclusive;

use super::hash_layout::{GROUP_WIDTH, block_of_table, buckets_for, size_of_table};
use super::max;
use crate::walk::Block;

pub(crate) use hashing::Hashing;
use spread::{RARE, Sample, Spread, UNLIKELY, UNLIKELY_POWER};

/// Tables of at most so many buckets have the span of their entries looked at every time.
const SMALL: usize = 64;
/// Of a table of at most so many buckets and with such a load, only the span of its entries tells
/// that it is not what removals from one end have left of a larger one. Where groups are narrow,
/// more of the removals leave tombstones, so that what is left is denser.
const TOLD_BY_SPAN: (usize, RangeInclusive<usize>) =
    (1024, 70..=if GROUP_WIDTH < 16 { 87 } else { 82 });
/// Fewer entries than this tell nothing certain about the table that they are spread over.
const TELLING: usize = 24;
/// As many, of a hasher that multiplies, and so may follow a pattern in the keys.
const TELLING_OF_PRODUCTS: usize = 64;
/// A full table whose entries lie side by side may be what is left of neighbouring keys in a larger
/// one. With fewer entries than this, they lie so in half of all full tables by chance.
const LEAST_PACKED: usize = 7;
/// The first few entries mostly tell in constant time whether a large table is as sparse as its
/// capacity says; if they do not, more are asked, and then all.
const SAMPLES: [Sample; 5] = [
    Sample { entries: 48, from_thin: 3.0, from_dense: 4.0 },
    Sample { entries: 80, from_thin: 3.5, from_dense: 4.25 },
    Sample { entries: 128, from_thin: 4.0, from_dense: 4.5 },
    Sample { entries: 512, from_thin: 4.5, from_dense: 4.5 },
    Sample { entries: 2048, from_thin: 4.5, from_dense: 4.5 },
];

/// A hash table as its public face shows it.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    /// What `capacity()` says: what the table can hold, less the tombstones of removals.
    pub(crate) capacity: usize,
    /// Entries present.
    pub(crate) len: usize,
    /// The layout of an entry: of the key and value as a tuple.
    pub(crate) entry: Layout,
    /// How the hasher places the entries; asked only where it matters.
    pub(crate) hashing: fn() -> Hashing,
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

impl Table {
    /// How many buckets the table has. `addresses` are those of its entries in the order in which
    /// they lie. They are walked only in a small table or after removals; in any other, the first
    /// few are looked at.
    #[inline]
    pub(crate) fn buckets(self, addresses: impl Iterator<Item = usize> + Clone) -> Buckets {
        if self.capacity == 0 {
            return Buckets::Exactly(0);
        }
        let by_capacity = buckets_for(self.capacity);
        let is_canonical =
            capacity_of(by_capacity) == self.capacity && by_capacity >= least_buckets(self.entry);
        let is_fresh = is_canonical
            && if self.is_told_by_span(by_capacity) {
                self.is_filled(by_capacity, addresses.clone())
            } else {
                self.sample_fits(by_capacity, addresses.clone())
            };
        if is_fresh {
            return Buckets::Exactly(by_capacity);
        }
        self.buckets_by_spread(by_capacity, is_canonical, addresses)
    }

    /// Whether the entries of a small table lie in all of it, as they mostly do where none were
    /// removed. A cheap test, which is only true where [`Table::may_be_half`] is false.
    #[inline]
    fn is_filled(self, buckets: usize, addresses: impl Iterator<Item = usize>) -> bool {
        let size = self.entry.size();
        let bytes = distance(addresses).saturating_add(size);
        let Some(room) = buckets.saturating_mul(size).checked_sub(bytes) else { return false };
        let free = (buckets - self.len).saturating_mul(size);
        let unlikely = |buckets: usize| buckets.saturating_mul(UNLIKELY_POWER);
        // As `-ln(free / buckets) <= len / free` and `-ln(span / buckets) <= room / span`, the room
        // is not as unlikely as `UNLIKELY`.
        let is_spread = room.saturating_mul(self.len) < unlikely(free.min(bytes));
        let is_full = self.len == self.capacity && self.len >= LEAST_PACKED;
        let is_packed = is_full && self.len.saturating_mul(size) == bytes;
        is_spread && !is_packed && !self.is_sparse(buckets)
    }

    /// Whether at most half of the capacity is in use, and a table twice as large can hold
    /// tombstones. Without removals, the first takes `with_capacity` or `reserve`.
    #[inline]
    fn is_sparse(self, buckets: usize) -> bool {
        self.len <= self.capacity / 2 && buckets >= GROUP_WIDTH
    }

    /// Whether the first few entries cannot tell.
    #[inline]
    fn is_told_by_span(self, buckets: usize) -> bool {
        let (most, percent) = TOLD_BY_SPAN;
        buckets <= SMALL || buckets <= most && percent.contains(&(self.len * 100 / buckets))
    }

    /// Whether the first few entries lie as far apart as in a table of so many buckets, and not as
    /// in one of twice as many from which so many were removed that the capacity is half.
    #[inline(never)]
    fn sample_fits(self, buckets: usize, mut addresses: impl Iterator<Item = usize>) -> bool {
        let Some(first) = addresses.next() else { return false };
        let mut passed = 1;
        SAMPLES.into_iter().take_while(|sample| sample.entries < self.len).any(|sample| {
            let last = addresses.nth(sample.entries - passed - 1).unwrap_or(first);
            passed = sample.entries;
            let spread = Spread { len: self.len, span: self.steps(first.abs_diff(last)), buckets };
            sample.is_of_fresh_table(spread)
        })
    }

    #[inline(never)]
    fn buckets_by_spread(
        self,
        by_capacity: usize,
        is_canonical: bool,
        addresses: impl Iterator<Item = usize> + Clone,
    ) -> Buckets {
        let span = self.span(addresses.clone());
        let by_span = span.checked_next_power_of_two().unwrap_or(0);
        if is_canonical && by_span <= by_capacity {
            let spread = Spread { len: self.len, span, buckets: by_capacity };
            return if self.may_be_half(spread, addresses) {
                Buckets::AtLeast(by_capacity)
            } else {
                Buckets::Exactly(by_capacity)
            };
        }
        // Only a table larger than a group can hold tombstones.
        let buckets = max(max(by_capacity, 2 * GROUP_WIDTH), by_span);
        let spread = Spread { len: self.len, span, buckets };
        let telling = match (self.hashing)() {
            Hashing::Spreads => TELLING,
            Hashing::Multiplies => TELLING_OF_PRODUCTS,
            // What is left of neighbours in one half of a table is spread over all of that half.
            Hashing::Unknown => return Buckets::AtLeast(buckets),
        };
        // Keys that tell a good hasher the same lie side by side too.
        let is_settled =
            self.len >= telling && !spread.is_crowd(RARE) && !spread.is_steady(addresses);
        if is_settled { Buckets::Exactly(buckets) } else { Buckets::AtLeast(buckets) }
    }

    /// Whether a table that could be one of so many buckets, without removals, lies as one of twice
    /// as many may lie from which so many were removed that the capacity is half.
    fn may_be_half(self, spread: Spread, addresses: impl Iterator<Item = usize>) -> bool {
        let is_crowd = spread.is_crowd(UNLIKELY);
        let is_crowd_of_hashes = spread.is_crowd_of_hashes(UNLIKELY);
        let (is_half, is_telling) = (self.len <= self.capacity / 2, self.len >= TELLING);
        let is_packed =
            self.len == self.capacity && self.len == spread.span && self.len >= LEAST_PACKED;
        let is_sparse = self.is_sparse(spread.buckets);
        let may_be_half = is_crowd || is_crowd_of_hashes || is_packed || is_sparse;
        // Mostly it may not. To ask how the hasher works takes longer.
        if !may_be_half {
            return false;
        }
        match (self.hashing)() {
            Hashing::Spreads => is_crowd_of_hashes,
            // The hasher may keep neighbours together, of which removals left these.
            Hashing::Unknown if is_sparse => true,
            Hashing::Multiplies | Hashing::Unknown => {
                let is_extreme = is_half || self.len == self.capacity;
                is_packed
                    || is_crowd && (is_extreme || spread.buckets >= SMALL)
                    || is_telling && is_half && spread.is_steady(addresses)
            }
        }
    }

    /// How many buckets lie between the outermost entries, both included.
    fn span(self, addresses: impl Iterator<Item = usize>) -> usize {
        if self.len == 0 { 0 } else { self.steps(distance(addresses)) }
    }

    /// The same, from the bytes between them; 0 of entries without a size.
    fn steps(self, bytes: usize) -> usize {
        bytes.checked_div(self.entry.size()).map_or(0, |steps| steps + 1)
    }

    /// The block with so many buckets; `first` is the address of the entry that iteration yields
    /// first, if there is one.
    #[inline]
    pub(crate) fn block(self, buckets: usize, first: Option<usize>) -> Block {
        let size = size_of_table(self.entry, buckets, GROUP_WIDTH);
        block_of_table(self.entry, (size, buckets), self.len, first)
    }
}

// LAYOUT: the smallest table has four buckets; of entries of at most three bytes it has more, which
// would else be padding before the control bytes. From hashbrown's src/raw/mod.rs,
// `capacity_to_buckets`, as used by std of Rust 1.95; tests/truth/tables.rs. In older versions of
// std it may have four as well.
/// How many buckets a table of such entries has at least.
#[inline]
const fn least_buckets(entry: Layout) -> usize {
    match (GROUP_WIDTH, entry.size()) {
        _ if !cfg!(mem_size_since_1_95) => 4,
        (16, 0..=1) => 16,
        (16, 2..=3) | (8, 0..=1) => 8,
        _ => 4,
    }
}

// LAYOUT: entries are iterated from the highest address to the lowest. From hashbrown's
// src/raw.rs, `RawIterRange`; tests/truth/tables.rs.
/// The bytes from the first entry of an iteration to the last.
#[inline]
fn distance(mut addresses: impl Iterator<Item = usize>) -> usize {
    let Some(first) = addresses.next() else { return 0 };
    first.abs_diff(addresses.last().unwrap_or(first))
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
        Table { capacity, len, entry: Layout::new::<u64>(), hashing: || Hashing::Unknown }
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
        let scattered = Table { hashing: || Hashing::Spreads, ..table(14, 14) };
        assert_eq!(scattered.buckets(dense.clone()), Buckets::Exactly(16));
        assert_eq!(table(14, 14).buckets(dense), Buckets::AtLeast(16));
        let with_a_hole = (0..15).filter(|n| *n != 7).map(|n| n * 8);
        assert_eq!(table(14, 14).buckets(with_a_hole), Buckets::Exactly(16));
    }

    #[test]
    fn entries_crowded_into_a_part_of_the_table_settle_nothing() {
        let crowd = (0..700).map(|n| n * 8);
        let products = |len| Table { hashing: || Hashing::Multiplies, ..table(792, len) };
        assert_eq!(products(700).buckets(crowd), Buckets::AtLeast(1024));
        let spread = (0..1024_usize).filter(|n| n * 0x9E37 % 1031 < 700);
        let len = spread.clone().count();
        let spread = spread.map(|n| n * 8);
        assert_eq!(products(len).buckets(spread.clone()), Buckets::Exactly(1024));
        assert_eq!(table(792, len).buckets(spread), Buckets::AtLeast(1024), "of any hasher");
        let steady = (0..500).map(|n| n * 2 * 8);
        assert_eq!(products(500).buckets(steady), Buckets::AtLeast(1024));
    }
}
