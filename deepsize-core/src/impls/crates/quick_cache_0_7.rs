//! `quick_cache` 0.7: a cache, and one that threads share.

use core::hash::{BuildHasher, Hash};

use quick_cache_0_7::{Lifecycle, Weighter, sync, unsync};

use super::slab_cache::{Slab, trace_slab};
use crate::impls::opaque;
use crate::impls::trace_hidden;
use crate::{MemSize, Tracer};

/// The table and the entries in use, with a gap: the slab that these lie in does not tell how many
/// more it has room for. A gap also for a hasher, weighter or lifecycle that may own memory.
impl<K, V, W, S, L> MemSize for unsync::Cache<K, V, W, S, L>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    W: Weighter<K, V>,
    S: BuildHasher,
    L: Lifecycle<K, V>,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<(W, S, L)>(tracer);
        let used = self.memory_used();
        let slab = Slab { entries: used.entries, map: used.map, len: self.len() };
        trace_slab(tracer, &slab, self.iter());
    }
}

// It waits for its locks, whatever it is asked.
opaque!({K, V, W, S, L} sync::Cache<K, V, W, S, L>;);
