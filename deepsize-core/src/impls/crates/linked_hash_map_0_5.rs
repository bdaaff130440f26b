//! `linked-hash-map` 0.5.

use core::hash::{BuildHasher, Hash};

use linked_hash_map::LinkedHashMap;

use super::linked_nodes::trace_nodes_by_key;
use crate::impls::trace_hidden;
use crate::{MemSize, Tracer};

// LAYOUT: a node is `{ key, value, previous, next }`, and one more is the end of the list, from the
// first entry on. An entry of the table is a pointer to the key and one to the node. From
// linked-hash-map 0.5's src/lib.rs (`Node`, `ensure_guard_node`); tests/foreign.
/// A block for each entry and for the end of the list, and at least the table, with a gap: removals
/// may have left a larger table, and nodes for later entries.
impl<K, V, S> MemSize for LinkedHashMap<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let ends = usize::from(!self.is_empty());
        trace_nodes_by_key(tracer, self.capacity(), ends, self.iter());
    }
}
