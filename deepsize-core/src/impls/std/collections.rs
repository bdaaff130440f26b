//! `std::collections`: the hash tables; the other collections are `alloc`'s.

use core::alloc::Layout;
use std::collections::{HashMap, HashSet, hash_map, hash_set};

use crate::impls::hash_table::trace_hasher;
use crate::impls::{borrowing, borrowing_by_function, hidden, opaque};
use crate::std_layout::hash_table::{Buckets, Table};
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
/// After removals `capacity()` may lie below that of the table; then the entries are walked
/// for the span of their addresses, and where too few are left to settle the size, it is a lower
/// bound with [`Gap::Thinned`]. Only if removals have brought `capacity()` down to that of a smaller
/// table to the entry, and all that is left lies as it could in the smaller one, it passes for that. In
/// tables of at most 64 buckets that is one of a few thousand steps of random removals; in larger ones
/// the entries that are left tell, unless there are few. So does an emptied table pass for a new one,
/// if its `capacity()` has come down to 0.
///
/// A hasher that owns memory leaves [`Gap::Opaque`], for nothing is asked of its type.
///
/// All this counts on a hasher that scatters; with one that gives neighbouring keys neighbouring
/// buckets there are more lower bounds, and more such coincidences.
impl<K: MemSize, V: MemSize, S> MemSize for HashMap<K, V, S> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let table = table::<(K, V)>(self.capacity(), self.len());
        let address = |(key, value): (&K, &V)| {
            let (key, value) = (core::ptr::from_ref(key).addr(), core::ptr::from_ref(value).addr());
            if size_of::<K>() > 0 { key } else { value }
        };
        let wanted = tracer.is_listening() || !(K::is_flat() && V::is_flat());
        let first = wanted.then(|| self.iter().next().map(address)).flatten();
        let block = block(tracer, table, first, self.iter().map(address));
        trace_hasher::<S>(tracer);
        tracer.block_of_entries(block, self);
    }
}

/// One block of buckets and control bytes; see `HashMap`.
impl<T: MemSize, S> MemSize for HashSet<T, S> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let table = table::<T>(self.capacity(), self.len());
        let address = |element: &T| core::ptr::from_ref(element).addr();
        let wanted = tracer.is_listening() || !T::is_flat();
        let first = wanted.then(|| self.iter().next().map(address)).flatten();
        let block = block(tracer, table, first, self.iter().map(address));
        trace_hasher::<S>(tracer);
        tracer.block_of_elements(block, self);
    }
}

#[inline]
fn table<E>(capacity: usize, len: usize) -> Table {
    Table { capacity, len, entry: Layout::new::<E>() }
}

#[inline]
fn block(
    tracer: &mut Tracer<'_>,
    table: Table,
    first: Option<usize>,
    addresses: impl Iterator<Item = usize> + Clone,
) -> Block {
    let buckets = table.buckets(addresses);
    if let Buckets::AtLeast(_) = buckets {
        tracer.gap(Gap::Thinned);
    }
    table.block(buckets.count(), first)
}
