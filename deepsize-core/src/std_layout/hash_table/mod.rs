//! How many buckets the table of a `HashMap` or `HashSet` has, by its capacity and the addresses of
//! its entries.
//!
//! `capacity()` tells, unless removals have left tombstones, which count as used up. Then the table
//! may be larger than `capacity()` says: what the removals have left lies in a larger block, and
//! how it lies there is evidence.

mod hashing;
mod spread;

use core::alloc::Layout;
use core::ops::RangeInclusive;

use super::hash_layout::{GROUP_WIDTH, block_of_table, buckets_for, size_of_table};
use super::max;
use crate::walk::Block;

pub(crate) use hashing::Hashing;
use spread::{RARE, Sample, Spread, UNLIKELY, UNLIKELY_POWER};

/// In a table of at most so many buckets, the span of all entries is always looked at.
const SMALL_TABLE: usize = 64;
/// In a table of at most so many buckets and filled by so many per cent, too: removals from one end
/// of a larger table may leave as many entries, as dense as these, and only their span differs.
/// With narrow groups more removals leave tombstones, so that what is left is denser.
const DECIDED_BY_SPAN: (usize, RangeInclusive<usize>) =
    (1024, 70..=if GROUP_WIDTH < 16 { 87 } else { 82 });
/// Fewer entries than this do not settle how large the table is that they are spread over.
const ENOUGH: usize = 24;
/// The same of a hasher that multiplies: its hashes may follow a pattern in the keys.
const ENOUGH_IF_MULTIPLIED: usize = 64;
/// If the entries of a full table lie side by side, they may be what is left of neighbouring keys
/// in a larger one. That says nothing of fewer entries than this: half of all such tables are so.
const FEWEST_PACKED: usize = 7;
/// So many entries tell whether those of a larger table lie at equal distances.
const MOST_STEPS: usize = 512;
/// How many entries of a larger table are looked at first: mostly the first sample settles whether
/// the table is as sparse as its capacity says, in constant time. If none does, all entries are
/// looked at.
const SAMPLES: [Sample; 5] = [
    Sample { entries: 48, from_thin: 3.0, from_dense: 4.0 },
    Sample { entries: 80, from_thin: 3.5, from_dense: 4.25 },
    Sample { entries: 128, from_thin: 4.0, from_dense: 4.5 },
    Sample { entries: 512, from_thin: 4.5, from_dense: 4.5 },
    Sample { entries: 2048, from_thin: 4.5, from_dense: 4.5 },
];

/// What the public methods of a hash table tell.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    /// What `capacity()` returns: how many entries the table can hold, less the tombstones.
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
    Exactly(usize),
    /// How the entries lie does not settle it.
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
    /// How many buckets the table has. `addresses` are those of its entries, in the order in which
    /// they lie. All of them are looked at in a small table or after removals, else the first few.
    #[inline]
    pub(crate) fn buckets(self, addresses: impl Iterator<Item = usize> + Clone) -> Buckets {
        if self.capacity == 0 {
            return Buckets::Exactly(0);
        }
        let by_capacity = buckets_for(self.capacity);
        let is_canonical =
            capacity_of(by_capacity) == self.capacity && by_capacity >= least_buckets(self.entry);
        let is_fresh = is_canonical
            && if self.is_decided_by_span(by_capacity) {
                self.is_filled(by_capacity, addresses.clone())
            } else {
                self.sample_fits(by_capacity, addresses.clone())
                    && self.is_even(by_capacity, addresses.clone())
            };
        if is_fresh {
            return Buckets::Exactly(by_capacity);
        }
        self.buckets_by_spread(by_capacity, is_canonical, addresses)
    }

    /// Whether the entries of a small table lie in all parts of it, as they mostly do where none
    /// were removed. A cheap test, which is true only where [`Table::may_be_half`] is false.
    #[inline]
    fn is_filled(self, buckets: usize, addresses: impl Iterator<Item = usize>) -> bool {
        self.is_spread(buckets, addresses) && !self.is_sparse(buckets)
    }

    /// The same of a table that may be mostly empty.
    #[inline]
    fn is_spread(self, buckets: usize, addresses: impl Iterator<Item = usize>) -> bool {
        let size = self.entry.size();
        let bytes = distance(addresses).saturating_add(size);
        let Some(room) = buckets.saturating_mul(size).checked_sub(bytes) else { return false };
        let free = (buckets - self.len).saturating_mul(size);
        let unlikely = |buckets: usize| buckets.saturating_mul(UNLIKELY_POWER);
        // By `-ln(free / buckets) <= len / free` and `-ln(span / buckets) <= room / span`, the room
        // is then more likely than `UNLIKELY` by both formulas of `Spread`.
        let is_spread = room.saturating_mul(self.len) < unlikely(free.min(bytes));
        let is_full = self.len == self.capacity && self.len >= FEWEST_PACKED;
        let is_packed = is_full && self.len.saturating_mul(size) == bytes;
        is_spread && !is_packed
    }

    /// Whether at most half of the capacity is in use, and a table twice as large can hold
    /// tombstones. Without removals, only `with_capacity` and `reserve` leave so much capacity.
    #[inline]
    fn is_sparse(self, buckets: usize) -> bool {
        self.len <= self.capacity / 2 && buckets >= GROUP_WIDTH
    }

    /// Whether the first few entries cannot settle the size, but the span of all may.
    #[inline]
    fn is_decided_by_span(self, buckets: usize) -> bool {
        let (most, percent) = DECIDED_BY_SPAN;
        buckets <= SMALL_TABLE || buckets <= most && percent.contains(&(self.len * 100 / buckets))
    }

    /// Whether the first few entries lie as in a table of so many buckets without removals, and not
    /// as in one of twice as many in which tombstones take up half of the capacity.
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

    /// Whether the first few entries are typical of all. With a hasher that does not scatter, keys
    /// that are alike lie side by side or at equal distances, and others elsewhere.
    #[inline(never)]
    fn is_even(self, buckets: usize, addresses: impl Iterator<Item = usize> + Clone) -> bool {
        let repeated = match (self.hashing)() {
            Hashing::Spreads => return true,
            // Any row of keys lies at equal distances then, also in a fresh table. Only entries
            // side by side are suspicious.
            Hashing::Multiplies => Some(self.entry.size()),
            Hashing::Unknown => None,
        };
        let spread = Spread { len: self.len, span: 0, buckets };
        if self.is_sparse(buckets) && spread.is_steady(addresses.clone().take(MOST_STEPS), repeated)
        {
            return false;
        }
        buckets > DECIDED_BY_SPAN.0 || self.is_spread(buckets, addresses)
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
        let enough = match (self.hashing)() {
            Hashing::Spreads => ENOUGH,
            Hashing::Multiplies => ENOUGH_IF_MULTIPLIED,
            // Such a hasher may have put neighbouring keys into one half of the table. What is left
            // of these is spread over that half.
            Hashing::Unknown => return Buckets::AtLeast(buckets),
        };
        // Keys that hash alike lie side by side with a good hasher, too.
        let is_settled =
            self.len >= enough && !spread.is_crowd(RARE) && !spread.is_steady(addresses, None);
        if is_settled { Buckets::Exactly(buckets) } else { Buckets::AtLeast(buckets) }
    }

    /// Whether the entries of a table that could have so many buckets may also be what removals
    /// have left in a table of twice as many.
    fn may_be_half(self, spread: Spread, addresses: impl Iterator<Item = usize>) -> bool {
        let is_crowd = spread.is_crowd(UNLIKELY);
        let is_crowd_by_hashes = spread.is_crowd_by_hashes(UNLIKELY);
        let (is_half, are_enough) = (self.len <= self.capacity / 2, self.len >= ENOUGH);
        let is_packed =
            self.len == self.capacity && self.len == spread.span && self.len >= FEWEST_PACKED;
        let is_sparse = self.is_sparse(spread.buckets);
        let may_be_half = is_crowd || is_crowd_by_hashes || is_packed || is_sparse;
        // This is mostly so, and to find out how the hasher works takes longer.
        if !may_be_half {
            return false;
        }
        match (self.hashing)() {
            Hashing::Spreads => is_crowd_by_hashes,
            // The hasher may have put neighbouring keys together, of which removals left these.
            Hashing::Unknown if is_sparse => true,
            Hashing::Multiplies | Hashing::Unknown => {
                let is_extreme = is_half || self.len == self.capacity;
                is_packed
                    || is_crowd && (is_extreme || spread.buckets >= SMALL_TABLE)
                    || are_enough && is_half && spread.is_steady(addresses, None)
            }
        }
    }

    /// How many buckets there are from the first entry to the last, both included.
    fn span(self, addresses: impl Iterator<Item = usize>) -> usize {
        if self.len == 0 { 0 } else { self.steps(distance(addresses)) }
    }

    /// The same, from the bytes between their addresses; 0 if entries have no size.
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

// LAYOUT: the smallest table has four buckets. With entries of at most three bytes it has more, in
// what would be padding before the control bytes. From hashbrown's src/raw/mod.rs,
// `capacity_to_buckets`, as used by std of Rust 1.95 to 1.99; tests/truth/tables.rs. In older
// versions of std it may have four with these, too.
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
// src/raw.rs, `RawIterRange`, as used by std of Rust 1.88 to 1.99; tests/truth/tables.rs.
/// The bytes from the first entry of an iteration to the last.
#[inline]
fn distance(mut addresses: impl Iterator<Item = usize>) -> usize {
    let Some(first) = addresses.next() else { return 0 };
    first.abs_diff(addresses.last().unwrap_or(first))
}

// LAYOUT: a table of 4 or 8 buckets keeps one free, a larger one an eighth. From hashbrown's
// src/raw.rs, `bucket_mask_to_capacity`, as used by std of Rust 1.88 to 1.99;
// tests/truth/tables.rs.
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
