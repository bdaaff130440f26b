//! The linked map of all versions of `hashlink`.

// LAYOUT: a node is the key and the value as a tuple and two links, and one more is the end of the
// list, from the first entry on. An entry of the table is a pointer to the node. From the
// src/linked_hash_map.rs of hashlink 0.9 to 0.12 (`Node`); tests/foreign.
/// The map of one version.
macro_rules! hash_links {
    ($hashlink:ident) => {
        use core::alloc::Layout;

        use $hashlink::LinkedHashMap;

        use super::linked_nodes::{Linked, node_size, trace_nodes};
        use super::unasked::unasked_by_parts;
        use crate::impls::trace_hidden;
        use crate::with::TraceBy;
        use crate::{MemSize, Tracer};

        /// A block for each entry and for the end of the list, and at least the table, with a gap:
        /// removals may have left a larger table, and nodes for later entries.
        impl<K: MemSize, V: MemSize, S> MemSize for LinkedHashMap<K, V, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                trace_nodes(tracer, &linked(self), self.iter(), |tracer, entry| {
                    tracer.entries([entry]);
                });
            }
        }

        impl<K, V, S, A, B> TraceBy<(A, B)> for LinkedHashMap<K, V, S>
        where
            K: TraceBy<A>,
            V: TraceBy<B>,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                trace_nodes(tracer, &linked(self), self.iter(), |tracer, entry| {
                    tracer.entries_by([entry], hows);
                });
            }
        }

        unasked_by_parts!({K, V, S} LinkedHashMap<K, V, S>, [Any]);

        fn linked<K, V, S>(map: &LinkedHashMap<K, V, S>) -> Linked {
            Linked {
                capacity: map.capacity(),
                entry: Layout::new::<usize>(),
                node: node_size::<(K, V), ()>(),
                ends: usize::from(!map.is_empty()),
            }
        }
    };
}
pub(super) use hash_links;
