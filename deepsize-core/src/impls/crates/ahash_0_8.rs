//! `ahash` 0.8: hashers, and std's collections with them.

use ahash::{AHasher, RandomState};

use crate::impls::flat;

flat!(AHasher, RandomState);

#[cfg(feature = "std")]
mod collections {
    use std::collections::{HashMap, HashSet};

    use ahash::{AHashMap, AHashSet};

    use crate::with::TraceBy;
    use crate::{MemSize, Tracer};

    /// As the map of std inside.
    impl<K: MemSize, V: MemSize, S> MemSize for AHashMap<K, V, S> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            let map: &HashMap<K, V, S> = self;
            map.trace(tracer);
        }
    }

    impl<K, V, S, A, B> TraceBy<(A, B)> for AHashMap<K, V, S>
    where
        K: TraceBy<A>,
        V: TraceBy<B>,
        A: Copy,
        B: Copy,
    {
        fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
            let map: &HashMap<K, V, S> = self;
            map.trace_by(hows, tracer);
        }
    }

    /// As the set of std inside.
    impl<T: MemSize, S> MemSize for AHashSet<T, S> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            let set: &HashSet<T, S> = self;
            set.trace(tracer);
        }
    }

    impl<T: TraceBy<How>, S, How: Copy> TraceBy<(How,)> for AHashSet<T, S> {
        fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
            let set: &HashSet<T, S> = self;
            set.trace_by(how, tracer);
        }
    }
}
