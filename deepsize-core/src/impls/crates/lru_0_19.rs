//! `lru` 0.19: a cache.

use core::hash::{BuildHasher, Hash};

use lru_0_19::LruCache;

use super::linked_nodes::trace_nodes_by_key;
use crate::impls::trace_hidden;
use crate::{MemSize, Tracer};

// LAYOUT: a node is `{ key, value, previous, next }`, and two more are the ends of the list. An
// entry of the table is a pointer to the key and one to the node. From lru 0.19's src/lib.rs
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
        trace_hidden::<S>(tracer);
        trace_nodes_by_key(tracer, self.len(), 2, self.iter());
    }
}
