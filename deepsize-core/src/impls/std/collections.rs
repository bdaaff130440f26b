//! `std::collections`: the hash tables; the other collections are `alloc`'s.

use core::alloc::Layout;
use std::collections::{HashMap, HashSet, hash_map, hash_set};

use crate::impls::hash_table::first_entry;
use crate::impls::trace_hidden;
use crate::impls::{borrowing, borrowing_by_function, entry_address, hidden, opaque};
use crate::std_layout::hash_table::{Buckets, Hashing, Table};
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

opaque!(
    {T} hash_set::IntoIter<T>;
    {K, V} hash_map::IntoIter<K, V>;
    {K, V} hash_map::IntoKeys<K, V>;
    {K, V} hash_map::IntoValues<K, V>;
);

borrowing!({T} hash_set::Iter<'_, T>);
borrowing!(
    {T, S} hash_set::Difference<'_, T, S>, hash_set::Intersection<'_, T, S>,
    hash_set::SymmetricDifference<'_, T, S>, hash_set::Union<'_, T, S>
);
borrowing!(
    {K, V} hash_map::Iter<'_, K, V>, hash_map::IterMut<'_, K, V>, hash_map::Keys<'_, K, V>,
    hash_map::Values<'_, K, V>, hash_map::ValuesMut<'_, K, V>
);
borrowing_by_function!(
    {T, F} hash_set::ExtractIf<'_, T, F>: F;
    {K, V, F} hash_map::ExtractIf<'_, K, V, F>: F;
);

// An occupied entry keeps the key that it was asked for, in some versions of std.
hidden!(Gap::Opaque =>
    {T: MemSize} hash_set::Drain<'_, T>: T;
    {K: MemSize, V: MemSize} hash_map::Drain<'_, K, V>: K, V;
    {K: MemSize, V} hash_map::OccupiedEntry<'_, K, V>: K;
);

/// What the key owns that is not in the map yet.
impl<K: MemSize, V> MemSize for hash_map::VacantEntry<'_, K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("key", self.key());
    }

    #[inline]
    fn is_flat() -> bool {
        K::is_flat()
    }
}

/// What the key owns that is not in the map yet, if the entry is vacant.
impl<K: MemSize, V> MemSize for hash_map::Entry<'_, K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Occupied(entry) => entry.trace(tracer),
            Self::Vacant(entry) => entry.trace(tracer),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        K::is_flat()
    }
}

/// One block of buckets and control bytes, sized by hashbrown's rules from `capacity()`.
///
/// After removals `capacity()` may be lower than that of a fresh table, as tombstones take some of
/// it. Then the entries are walked, and the span of their addresses tells how many buckets there
/// are at least. Where that does not settle the size, it is a lower bound with [`Gap::Thinned`]: if
/// fewer than 24 entries are left, or if they keep to a part of the table.
///
/// A hasher that owns memory leaves [`Gap::Opaque`], for nothing is asked of its type.
///
/// # What is not noticed
///
/// Removals can bring `capacity()` down to exactly that of a smaller table. In a table of more than
/// 64 buckets, the addresses of the entries that are left tell, if these are more than some eight.
/// Of tables that were halved so in the order of iteration, one in three of 128 buckets passes for
/// the smaller one, one in five of 256, one in twenty of 512, and hardly any larger one. Where std
/// looks at 8 control bytes at once and not at 16, as on 64-bit ARM, it is one in three of 256 and
/// one in nine of 512. Such removals also pass a step at which `capacity()` is a little lower, and
/// what is left fills what could be the smaller table, as after a few removals from that: one step
/// in 140 with 128 buckets, in 500 with 256, in 3,000 with 512. A table of at most 64 buckets
/// passes for the smaller one if all that is left lies as it could in that: so it does after one in
/// a few hundred random removals. Of tables brought down to at most three entries it is one in
/// fifty, and one in eight if the table was full before and one entry is left. And an emptied table
/// passes for a new one if its `capacity()` has come down to 0.
///
/// All this counts on a hasher that scatters, as those of std, `ahash`, `foldhash` and some more
/// are known to. With those of `fxhash`, `fnv` and `rustc-hash` 1, fewer than 64 entries settle
/// nothing. With any other hasher, keys that are alike may lie side by side, as if in a part of a
/// larger table: then there is a gap, even where nothing was removed. And what removals leave of
/// such keys may lie as if scattered over a smaller table: there is a gap where `capacity()` shows
/// that some were removed, or where it is 14 to 56 (from 7 on with 8 control bytes at once) and at
/// most half of it is in use. With keys many of which share a hash, one in some thousands of
/// thinned tables still passes for a smaller one.
///
/// With these hashers all entries of a table of up to 1,024 buckets are looked at, at about 1 ns
/// each, as the first few may not be typical. If at most half of the table is in use, and its
/// entries lie at equal distances or side by side, there is a gap. Where keys follow a pattern, and
/// removals have brought `capacity()` down to exactly half, one in some hundreds of tables still
/// passes for a smaller one.
impl<K: MemSize, V: MemSize, S> MemSize for HashMap<K, V, S> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let block =
            table_block::<K, V, S>(tracer, self.capacity(), <(K, V)>::is_flat(), self.iter());
        tracer.block_of_entries(block, self);
    }
}

impl<K, V, S, A, B> TraceBy<(A, B)> for HashMap<K, V, S>
where
    K: TraceBy<A>,
    V: TraceBy<B>,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        let block = table_block::<K, V, S>(
            tracer,
            self.capacity(),
            K::__is_flat() && V::__is_flat(),
            self.iter(),
        );
        tracer.block_with(block, move |tracer| tracer.entries_by(self, hows));
    }
}

/// One block of buckets and control bytes; see `HashMap`.
impl<T: MemSize, S> MemSize for HashSet<T, S> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let entries = self.iter().map(|element| (element, &()));
        let block = table_block::<T, (), S>(tracer, self.capacity(), T::is_flat(), entries);
        tracer.block_of_elements(block, self);
    }
}

impl<T: TraceBy<How>, S, How: Copy> TraceBy<(How,)> for HashSet<T, S> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let entries = self.iter().map(|element| (element, &()));
        let block = table_block::<T, (), S>(tracer, self.capacity(), T::__is_flat(), entries);
        tracer.block_of_elements_by(block, self, how);
    }
}

/// The table with these entries. The hasher, if it may own something, leaves its gap.
#[inline]
pub(in crate::impls) fn table_block<'e, K: 'e, V: 'e, S>(
    tracer: &mut Tracer<'_>,
    capacity: usize,
    is_flat: bool,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
) -> Block {
    trace_hidden::<S>(tracer);
    if capacity == 0 {
        return Block::new(0);
    }
    let (len, entry) = (entries.len(), Layout::new::<(K, V)>());
    let table = Table { capacity, len, entry, hashing: Hashing::of::<S> };
    let first = first_entry(tracer, is_flat, entries.clone());
    let buckets = table.buckets(entries.map(entry_address));
    if let Buckets::AtLeast(_) = buckets {
        tracer.gap(Gap::Thinned);
    }
    table.block(buckets.count(), first)
}
