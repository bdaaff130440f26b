//! What the index maps of several crates have in common: a vector of entries, and a table of their
//! indices.

use core::alloc::Layout;

use crate::std_layout::hash_layout::{block_of_table, buckets_for, size_of_table};
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, MemSize, Tracer};

/// Counts at least the table and the vector of an index map that holds `capacity` entries, and
/// leaves a gap: that is the smaller of what the two hold, and nothing tells the larger. A new map
/// has it too: the clone of one that was cleared has a table, but room for no entry.
pub(super) fn trace_index_map<'e, K: MemSize + 'e, V: MemSize + 'e>(
    tracer: &mut Tracer<'_>,
    capacity: usize,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
) {
    tracer.gap(Gap::Capacity);
    let (index, buckets) = (Layout::new::<usize>(), buckets_for(capacity));
    let table = (size_of_table(index, buckets), buckets);
    tracer.block(block_of_table(index, table, entries.len(), None));
    let entry = entry_size::<K, V>();
    let block = Block::new(capacity.saturating_mul(entry))
        .spare(capacity.saturating_sub(entries.len()).saturating_mul(entry))
        .overhead(
            entries.len().saturating_mul(entry.saturating_sub(size_of::<K>() + size_of::<V>())),
        );
    let block = match entries.clone().next() {
        Some((key, _)) if size_of::<K>() > 0 => block.containing(key),
        _ => block,
    };
    tracer.block_with(block, |tracer| tracer.entries(entries));
}

// LAYOUT: an entry is `{ hash, key, value }`, and the hash a word. From indexmap 2's and 1's
// src/lib.rs (`Bucket`); tests/foreign.
const fn entry_size<K, V>() -> usize {
    let align = max(align_of::<usize>(), max(align_of::<K>(), align_of::<V>()));
    struct_size(size_of::<usize>() + size_of::<K>() + size_of::<V>(), align)
}
