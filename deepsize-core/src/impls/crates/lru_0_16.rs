//! `lru` 0.16: a cache.

use core::alloc::Layout;
use core::hash::{BuildHasher, Hash};

use lru_0_16::LruCache;

use super::linked_nodes::{Linked, node_size, trace_nodes};
use crate::impls::hash_table::trace_hasher;
use crate::{MemSize, Tracer};

// LAYOUT: a node is `{ key, value, previous, next }`, and two more are the ends of the list. An
// entry of the table is a pointer to the key and one to the node. From lru 0.16's src/lib.rs
// (`LruEntry`, `LruCache`); tests/foreign.
/// A block for each entry and for the two ends of the list, and at least the table, with a gap: it
/// does not tell how many entries that has room for.
impl<K, V, S> MemSize for LruCache<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hasher::<S>(tracer);
        let linked = Linked {
            capacity: self.len(),
            entry: Layout::new::<[usize; 2]>(),
            node: node_size::<K, V>(),
            ends: 2,
        };
        trace_nodes(tracer, &linked, self.iter());
    }
}
