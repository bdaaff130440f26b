//! `ahash` 0.8: hashers, and std's collections with them.

use ahash::{AHasher, RandomState};

use crate::impls::flat;

flat!(AHasher, RandomState);

#[cfg(feature = "std")]
mod collections {
    use std::collections::{HashMap, HashSet};

    use ahash::{AHashMap, AHashSet};

    use crate::{MemSize, Tracer};

    /// As the map of std inside.
    impl<K: MemSize, V: MemSize, S> MemSize for AHashMap<K, V, S> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            let map: &HashMap<K, V, S> = self;
            map.trace(tracer);
        }
    }

    /// As the set of std inside.
    impl<T: MemSize, S> MemSize for AHashSet<T, S> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            let set: &HashSet<T, S> = self;
            set.trace(tracer);
        }
    }
}
