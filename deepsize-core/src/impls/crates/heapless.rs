//! The queues and maps of all versions of `heapless`, which lie inline as its lists do.

/// Those of one version, of which the ring has this name.
macro_rules! queues_and_maps {
    ($heapless:ident, $ring:ident) => {
        use core::mem::needs_drop;
        use core::slice;

        use $heapless::binary_heap::{BinaryHeap, Kind};
        use $heapless::spsc::Queue;
        use $heapless::{$ring, IndexMap, IndexSet, LinearMap};

        use super::unasked::unasked_by_parts;
        use crate::impls::trace_hidden;
        use crate::with::TraceBy;
        use crate::{MemSize, Tracer};

        inline_lists! {
            {const N: usize} $ring<T, N>, [How] => |ring| [ring.as_slice()], N == 0;
            {const N: usize} Queue<T, N>, [How] => |queue| queue.iter().map(slice::from_ref), N < 2;
        }

        /// What the elements own.
        impl<T: MemSize + Ord, K: Kind, const N: usize> MemSize for BinaryHeap<T, K, N> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.elements(self.iter());
            }

            #[inline]
            fn is_flat() -> bool {
                N == 0 || T::is_flat()
            }
        }

        impl<T, K, How, Any, const N: usize> TraceBy<(How, Any)> for BinaryHeap<T, K, N>
        where
            T: TraceBy<How> + Ord,
            K: Kind,
            How: Copy,
            Any: Copy,
        {
            #[inline]
            fn trace_by(&self, (how, _): (How, Any), tracer: &mut Tracer<'_>) {
                tracer.elements_by(self.iter(), how);
            }
        }

        /// What the entries own; a gap for a hasher that may own memory.
        impl<K: MemSize, V: MemSize, S, const N: usize> MemSize for IndexMap<K, V, S, N> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                self.iter().for_each(|entry| tracer.entries([entry]));
            }

            fn is_flat() -> bool {
                K::is_flat() && V::is_flat() && !needs_drop::<S>()
            }
        }

        impl<K, V, S, A, B, const N: usize> TraceBy<(A, B)> for IndexMap<K, V, S, N>
        where
            K: TraceBy<A>,
            V: TraceBy<B>,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                self.iter().for_each(|entry| tracer.entries_by([entry], hows));
            }
        }

        unasked_by_parts!({K, V, S, const N: usize} IndexMap<K, V, S, N>, [Any]);

        /// What the elements own; a gap for a hasher that may own memory.
        impl<T: MemSize, S, const N: usize> MemSize for IndexSet<T, S, N> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                self.iter().for_each(|element| tracer.elements([element]));
            }

            fn is_flat() -> bool {
                T::is_flat() && !needs_drop::<S>()
            }
        }

        impl<T: TraceBy<How>, S, How: Copy, const N: usize> TraceBy<(How,)> for IndexSet<T, S, N> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                self.iter().for_each(|element| tracer.elements_by([element], how));
            }
        }

        /// What the entries own.
        impl<K: MemSize + Eq, V: MemSize, const N: usize> MemSize for LinearMap<K, V, N> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.iter().for_each(|entry| tracer.entries([entry]));
            }

            fn is_flat() -> bool {
                N == 0 || (K::is_flat() && V::is_flat())
            }
        }

        impl<K, V, A, B, const N: usize> TraceBy<(A, B)> for LinearMap<K, V, N>
        where
            K: TraceBy<A> + Eq,
            V: TraceBy<B>,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                self.iter().for_each(|entry| tracer.entries_by([entry], hows));
            }
        }
    };
}
pub(super) use queues_and_maps;
