//! `dashmap` 5: its feature `raw-api` lets the shards be seen.

use core::hash::{BuildHasher, Hash};

use dashmap_5::{DashMap, DashSet, SharedValue};

use crate::impls::{reached, trace_hidden};
use crate::{Block, MemSize, Tracer};

reached!(SharedValue<V> => |value| value.get(););

/// One block of shards, and the table of each; a gap for each shard that is held for writing.
impl<K, V, S> MemSize for DashMap<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards());
    }
}

/// One block of shards, and the table of each; a gap for each shard that is held for writing.
impl<T, S> MemSize for DashSet<T, S>
where
    T: MemSize + Eq + Hash,
    S: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards());
    }
}

fn trace_shards<P: MemSize>(tracer: &mut Tracer<'_>, shards: &[P]) {
    let block = Block::holding(shards).overhead(size_of_val(shards));
    tracer.block_with(block, |tracer| tracer.elements(shards));
}
