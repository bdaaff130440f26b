//! `dashmap` 5: its feature `raw-api` lets the shards be seen.

use core::hash::{BuildHasher, Hash};

use dashmap_5::{DashMap, DashSet, ReadOnlyView, SharedValue};

use crate::impls::{delegating, trace_hidden};
use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

delegating!(SharedValue<V> => |value| value.get(););

/// One block of shards, and the table of each; a gap for each shard that is held for writing.
impl<K, V, S> MemSize for DashMap<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards(), |tracer| tracer.elements(self.shards()));
    }
}

impl<K, V, S, A, B> TraceBy<(A, B)> for DashMap<K, V, S>
where
    K: TraceBy<A> + Eq + Hash,
    V: TraceBy<B>,
    S: BuildHasher + Clone,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, (how_key, how_value): (A, B), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        // A lock around a map, of which the values are wrapped.
        let how_shard = ((how_key, (how_value,)),);
        trace_shards(tracer, self.shards(), |tracer| {
            tracer.elements_by(self.shards(), how_shard);
        });
    }
}

/// As the map inside.
impl<K, V, S> MemSize for ReadOnlyView<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards(), |tracer| tracer.elements(self.shards()));
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
        trace_shards(tracer, self.shards(), |tracer| tracer.elements(self.shards()));
    }
}

impl<T, S, How: Copy> TraceBy<(How,)> for DashSet<T, S>
where
    T: TraceBy<How> + Eq + Hash,
    S: BuildHasher + Clone,
{
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards(), |tracer| {
            tracer.elements_by(self.shards(), ((how, Own),));
        });
    }
}

fn trace_shards<P>(tracer: &mut Tracer<'_>, shards: &[P], contents: impl FnOnce(&mut Tracer<'_>)) {
    tracer.block_with(Block::holding(shards).overhead(size_of_val(shards)), contents);
}
