//! What the index maps of several crates have in common: a vector of entries, and a table of their
//! indices.

use core::alloc::Layout;

use crate::std_layout::hash_layout::{
    STABLE_GROUP_WIDTH, block_of_table, buckets_for, size_of_table,
};
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, Tracer};

/// Counts at least the table and the vector of an index map that holds `capacity` entries, and
/// leaves a gap: that is the smaller of what the two hold, and nothing tells the larger. A new map
/// has it too: the clone of one that was cleared has a table, but room for no entry.
#[cfg(any(
    feature = "indexmap-1",
    feature = "indexmap-2",
    feature = "ordermap-1",
    feature = "ron-0_12",
    feature = "serde_json-1",
    feature = "serde_norway-0_9",
    feature = "serde_yaml-0_9",
    feature = "serde_yaml_ng-0_10",
    feature = "toml-0_8",
    feature = "toml-0_9",
    feature = "toml-1"
))]
pub(super) fn trace_index_map<'e, K: crate::MemSize + 'e, V: crate::MemSize + 'e>(
    tracer: &mut Tracer<'_>,
    capacity: usize,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
) {
    trace_around(tracer, capacity, entries.clone(), |tracer| tracer.entries(entries));
}

/// The same, with what the map holds traced by `contents`.
#[cfg(any(
    feature = "indexmap-1",
    feature = "indexmap-2",
    feature = "ordermap-1",
    feature = "priority-queue-2",
    feature = "ron-0_12",
    feature = "serde_json-1",
    feature = "serde_norway-0_9",
    feature = "serde_yaml-0_9",
    feature = "serde_yaml_ng-0_10",
    feature = "toml-0_8",
    feature = "toml-0_9",
    feature = "toml-1"
))]
pub(super) fn trace_around<'e, K: 'e, V: 'e>(
    tracer: &mut Tracer<'_>,
    capacity: usize,
    mut entries: impl ExactSizeIterator<Item = (&'e K, &'e V)>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    let lens = (capacity, entries.len());
    let first = entries.next().filter(|_| size_of::<K>() > 0);
    let first = first.map(|(key, _)| core::ptr::from_ref(key).addr());
    trace_entries::<K, V>(tracer, lens, first, contents);
}

/// The same for a map of which so many entries are there of so many, and `inside` is an address in
/// one of them.
pub(super) fn trace_entries<K, V>(
    tracer: &mut Tracer<'_>,
    (capacity, len): (usize, usize),
    inside: Option<usize>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    tracer.gap(Gap::Capacity);
    let (index, buckets) = (Layout::new::<usize>(), buckets_for(capacity));
    let table = (size_of_table(index, buckets, STABLE_GROUP_WIDTH), buckets);
    tracer.block(block_of_table(index, table, len, None));
    let entry = entry_size::<K, V>();
    let block = Block::new(capacity.saturating_mul(entry))
        .spare(capacity.saturating_sub(len).saturating_mul(entry))
        .overhead(len.saturating_mul(entry.saturating_sub(size_of::<K>() + size_of::<V>())));
    let block = match inside {
        Some(address) => block.containing_address(address),
        None => block,
    };
    tracer.block_with(block, contents);
}

// LAYOUT: an entry is `{ hash, key, value }`, and the hash a word. From indexmap 2's and 1's
// src/lib.rs (`Bucket`); tests/foreign.
const fn entry_size<K, V>() -> usize {
    let align = max(align_of::<usize>(), max(align_of::<K>(), align_of::<V>()));
    struct_size(size_of::<usize>() + size_of::<K>() + size_of::<V>(), align)
}

/// The index maps and sets of one crate.
#[cfg(any(feature = "indexmap-1", feature = "indexmap-2", feature = "ordermap-1"))]
macro_rules! index_maps {
    ($map:ident, $set:ident) => {
        /// At least a vector of `capacity()` entries and the table of their indices, and a gap: one
        /// of the two may be larger. Maps that have only grown by insertion come out as large as
        /// they are.
        impl<K: crate::MemSize, V: crate::MemSize, S> crate::MemSize for $map<K, V, S> {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                super::index_map::trace_index_map(tracer, self.capacity(), self.iter());
            }
        }

        impl<K, V, S, A, B> crate::with::TraceBy<(A, B)> for $map<K, V, S>
        where
            K: crate::with::TraceBy<A>,
            V: crate::with::TraceBy<B>,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let (capacity, entries) = (self.capacity(), self.iter());
                super::index_map::trace_around(tracer, capacity, entries.clone(), |tracer| {
                    tracer.entries_by(entries, hows);
                });
            }
        }

        /// At least a vector of `capacity()` entries and the table of their indices, and a gap; see
        /// the map.
        impl<T: crate::MemSize, S> crate::MemSize for $set<T, S> {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let entries = self.iter().map(|element| (element, &()));
                super::index_map::trace_around(tracer, self.capacity(), entries, |tracer| {
                    tracer.elements(self);
                });
            }
        }

        impl<T: crate::with::TraceBy<How>, S, How: Copy> crate::with::TraceBy<(How,)>
            for $set<T, S>
        {
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let entries = self.iter().map(|element| (element, &()));
                super::index_map::trace_around(tracer, self.capacity(), entries, |tracer| {
                    tracer.elements_by(self, how);
                });
            }
        }
    };
}
#[cfg(any(feature = "indexmap-1", feature = "indexmap-2", feature = "ordermap-1"))]
pub(super) use index_maps;
