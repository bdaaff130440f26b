//! The caches of all versions of `lru`: a list of boxes, and a table of pointers to them.

use core::alloc::Layout;

use crate::std_layout::hash_layout::{block_of_table, buckets_for, size_of_table};
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, MemSize, Tracer};

/// Counts the nodes of a cache and at least its table, and leaves a gap: nothing tells how many entries
/// the table has room for.
pub(super) fn trace_nodes<'e, K: MemSize + 'e, V: MemSize + 'e>(
    tracer: &mut Tracer<'_>,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)>,
) {
    // LAYOUT: an entry of the table is a pointer to the key and one to the node. From lru's src/lib.rs
    // (`LruCache`), 0.12 to 0.16; tests/foreign.
    let (len, entry) = (entries.len(), Layout::new::<[usize; 2]>());
    let buckets = buckets_for(len);
    let table = (size_of_table(entry, buckets), buckets);
    tracer.block(block_of_table(entry, table, len, None));
    let (node, contents) = (node_size::<K, V>(), size_of::<K>() + size_of::<V>());
    // Two nodes without a value are the ends of the list.
    tracer.block(Block::new(node).overhead(node));
    tracer.block(Block::new(node).overhead(node));
    for (key, value) in entries {
        let block = Block::new(node).overhead(node.saturating_sub(contents));
        let block = if size_of::<K>() > 0 { block.containing(key) } else { block };
        tracer.block_with(block, |tracer| tracer.entries([(key, value)]));
    }
    tracer.gap(Gap::Capacity);
}

// LAYOUT: a node is `{ key, value, previous, next }`. From lru's src/lib.rs (`LruEntry`), 0.12 to 0.16;
// tests/foreign.
const fn node_size<K, V>() -> usize {
    let align = max(align_of::<usize>(), max(align_of::<K>(), align_of::<V>()));
    struct_size(size_of::<K>() + size_of::<V>() + 2 * size_of::<usize>(), align)
}
