//! The linked collections of all versions of `hashlink`.

// LAYOUT: a node is the key and the value as a tuple and two links, and one more is the end of the
// list, from the first entry on. An entry of the table is a pointer to the node. From the
// src/linked_hash_map.rs of hashlink 0.9 to 0.12 (`Node`); tests/foreign.
/// The map, the set and the cache of one version.
macro_rules! hash_links {
    ($hashlink:ident) => {
        use core::alloc::Layout;

        use $hashlink::{LinkedHashMap, LinkedHashSet, LruCache};

        use super::linked_nodes::{Linked, node_size, trace_nodes};
        use super::unasked::unasked_by_parts;
        use crate::impls::trace_hidden;
        use crate::with::{Own, TraceBy};
        use crate::{MemSize, Tracer};

        /// A block for each entry and for the end of the list, and at least the table, with a gap:
        /// removals may have left a larger table, and nodes for later entries.
        impl<K: MemSize, V: MemSize, S> MemSize for LinkedHashMap<K, V, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own, Own), tracer);
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
                let linked = linked::<K, V>(self.capacity(), self.is_empty());
                trace_nodes(tracer, &linked, self.iter(), |tracer, entry| {
                    tracer.entries_by([entry], hows);
                });
            }
        }

        unasked_by_parts!({K, V, S} LinkedHashMap<K, V, S>, [Any]);

        /// As a map without values.
        impl<T: MemSize, S> MemSize for LinkedHashSet<T, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<T: TraceBy<How>, S, How: Copy> TraceBy<(How,)> for LinkedHashSet<T, S> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                let linked = linked::<T, ()>(self.capacity(), self.is_empty());
                let entries = self.iter().map(|element| (element, &()));
                trace_nodes(tracer, &linked, entries, |tracer, (element, ())| {
                    tracer.elements_by([element], how);
                });
            }
        }

        impl<T, S, How, Any> TraceBy<(How, Any)> for LinkedHashSet<T, S>
        where
            T: TraceBy<How>,
            How: Copy,
            Any: Copy,
        {
            fn trace_by(&self, (how, _): (How, Any), tracer: &mut Tracer<'_>) {
                self.trace_by((how,), tracer);
            }
        }

        /// As the map inside, of which only the number of entries tells the table.
        impl<K: MemSize, V: MemSize, S> MemSize for LruCache<K, V, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own, Own), tracer);
            }
        }

        impl<K, V, S, A, B> TraceBy<(A, B)> for LruCache<K, V, S>
        where
            K: TraceBy<A>,
            V: TraceBy<B>,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                // `capacity()` is what the cache may hold, not what the table has room for.
                let linked = linked::<K, V>(self.len(), self.is_empty());
                trace_nodes(tracer, &linked, self.iter(), |tracer, entry| {
                    tracer.entries_by([entry], hows);
                });
            }
        }

        unasked_by_parts!({K, V, S} LruCache<K, V, S>, [Any]);

        fn linked<K, V>(capacity: usize, is_empty: bool) -> Linked {
            Linked {
                capacity,
                entry: Layout::new::<usize>(),
                node: node_size::<(K, V), ()>(),
                ends: usize::from(!is_empty),
            }
        }
    };
}
pub(super) use hash_links;
