//! What the linked maps and caches of several crates have in common: a box for each entry, and a
//! table of pointers to them.

use core::alloc::Layout;

use crate::std_layout::hash_layout::{
    STABLE_GROUP_WIDTH, block_of_table, buckets_for, size_of_table,
};
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, Tracer};

/// What is known of such a map.
pub(super) struct Linked {
    /// How many entries the table has room for at least.
    pub(super) capacity: usize,
    /// An entry of the table.
    pub(super) entry: Layout,
    /// The size of a node.
    pub(super) node: usize,
    /// Nodes without a value: the ends of the list.
    pub(super) ends: usize,
}

/// Counts the nodes of a map and at least its table, and leaves a gap: the table may be larger than
/// what it says it has room for, and there may be nodes kept for later entries.
/// `contents` traces an entry.
pub(super) fn trace_nodes<'e, K: 'e, V: 'e>(
    tracer: &mut Tracer<'_>,
    linked: &Linked,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)>,
    contents: impl Fn(&mut Tracer<'_>, (&'e K, &'e V)),
) {
    let Linked { capacity, entry, node, ends } = *linked;
    let buckets = buckets_for(capacity);
    let table = (size_of_table(entry, buckets, STABLE_GROUP_WIDTH), buckets);
    tracer.block(block_of_table(entry, table, entries.len(), None));
    (0..ends).for_each(|_| tracer.block(Block::new(node).overhead(node)));
    let payload = size_of::<K>() + size_of::<V>();
    for (key, value) in entries {
        let block = Block::new(node).overhead(node.saturating_sub(payload));
        let block = if size_of::<K>() > 0 { block.containing(key) } else { block };
        tracer.block_with(block, |tracer| contents(tracer, (key, value)));
    }
    tracer.gap(Gap::Capacity);
}

/// `trace_nodes` for a map whose table holds a pointer to the key beside the one to the node.
#[cfg(any(
    feature = "linked-hash-map-0_5",
    feature = "lru-0_12",
    feature = "lru-0_16",
    feature = "lru-0_19"
))]
pub(super) fn trace_nodes_by_key<'e, K: 'e, V: 'e>(
    tracer: &mut Tracer<'_>,
    (capacity, ends): (usize, usize),
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)>,
    contents: impl Fn(&mut Tracer<'_>, (&'e K, &'e V)),
) {
    let (entry, node) = (Layout::new::<[usize; 2]>(), node_size::<K, V>());
    trace_nodes(tracer, &Linked { capacity, entry, node, ends }, entries, contents);
}

/// The size of a node `{ key, value, previous, next }`.
pub(super) const fn node_size<K, V>() -> usize {
    let align = max(align_of::<usize>(), max(align_of::<K>(), align_of::<V>()));
    struct_size(size_of::<K>() + size_of::<V>() + 2 * size_of::<usize>(), align)
}

// LAYOUT: a node is `{ key, value, previous, next }`, and two more are the ends of the list. An
// entry of the table is a pointer to the key and one to the node. From the src/lib.rs of lru 0.12,
// 0.16 and 0.19 (`LruEntry`, `LruCache`); tests/foreign.
/// The cache of one version of lru.
#[cfg(any(feature = "lru-0_12", feature = "lru-0_16", feature = "lru-0_19"))]
macro_rules! lru_cache {
    ($lru:ident) => {
        use core::hash::{BuildHasher, Hash};

        use $lru::LruCache;

        use super::unasked::unasked_by_parts;
        use super::linked_nodes::trace_nodes_by_key;
        use crate::impls::trace_hidden;
        use crate::with::TraceBy;
        use crate::{MemSize, Tracer};

        /// A block for each entry and for the two ends of the list, and at least the table, with a
        /// gap: it does not tell how many entries that has room for.
        impl<K, V, S> MemSize for LruCache<K, V, S>
        where
            K: MemSize + Eq + Hash,
            V: MemSize,
            S: BuildHasher,
        {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                trace_nodes_by_key(tracer, (self.len(), 2), self.iter(), |tracer, entry| {
                    tracer.entries([entry]);
                });
            }
        }

        impl<K, V, S, A, B> TraceBy<(A, B)> for LruCache<K, V, S>
        where
            K: TraceBy<A> + Eq + Hash,
            V: TraceBy<B>,
            S: BuildHasher,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                trace_nodes_by_key(tracer, (self.len(), 2), self.iter(), |tracer, entry| {
                    tracer.entries_by([entry], hows);
                });
            }
        }

        unasked_by_parts!({K, V, S} LruCache<K, V, S>, [Any]);
    };
}
#[cfg(any(feature = "lru-0_12", feature = "lru-0_16", feature = "lru-0_19"))]
pub(super) use lru_cache;
