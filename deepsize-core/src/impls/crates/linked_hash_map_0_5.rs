//! `linked-hash-map` 0.5.

use core::hash::{BuildHasher, Hash};

use linked_hash_map::LinkedHashMap;

use super::linked_nodes::trace_nodes_by_key;
use super::unasked::unasked_by_parts;
use crate::impls::trace_hidden;
use crate::with::TraceBy;
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
        trace_nodes_by_key(tracer, table_and_ends(self), self.iter(), |tracer, entry| {
            tracer.entries([entry]);
        });
    }
}

impl<K, V, S, A, B> TraceBy<(A, B)> for LinkedHashMap<K, V, S>
where
    K: TraceBy<A> + Eq + Hash,
    V: TraceBy<B>,
    S: BuildHasher,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_nodes_by_key(tracer, table_and_ends(self), self.iter(), |tracer, entry| {
            tracer.entries_by([entry], hows);
        });
    }
}

unasked_by_parts!({K, V, S} LinkedHashMap<K, V, S>, [Any]);

/// How many entries the table has room for, and how many nodes are ends.
fn table_and_ends<K: Eq + Hash, V, S: BuildHasher>(map: &LinkedHashMap<K, V, S>) -> (usize, usize) {
    (map.capacity(), usize::from(!map.is_empty()))
}
