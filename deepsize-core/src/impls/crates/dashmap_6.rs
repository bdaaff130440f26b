//! `dashmap` 6: its feature `raw-api` lets the shards be seen.

use alloc::vec::Vec;
use core::hash::{BuildHasher, Hash};
use core::ops::Deref;

use dashmap_6::{DashMap, DashSet, ReadOnlyView, RwLock, SharedValue};
use hashbrown_0_14::raw::RawTable;

use super::hash_table::sized_block;
use crate::impls::trace_hidden;
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

/// One block of shards, and the table of each; a gap for each shard that is held for writing.
///
/// While one is held, what entries own in the others is a gap as well: only the map itself hands
/// out entries, and it would wait for the lock.
impl<K, V, S> MemSize for DashMap<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let is_flat = K::is_flat() && V::is_flat();
        trace_shards(tracer, self.shards(), is_flat, self.iter(), |tracer, entry| {
            tracer.entries([(entry.key(), entry.value())]);
        });
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
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let is_flat = K::__is_flat() && V::__is_flat();
        trace_shards(tracer, self.shards(), is_flat, self.iter(), |tracer, entry| {
            tracer.entries_by([(entry.key(), entry.value())], hows);
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
        let is_flat = K::is_flat() && V::is_flat();
        trace_shards(tracer, self.shards(), is_flat, self.iter(), |tracer, entry| {
            tracer.entries([entry]);
        });
    }
}

/// One block of shards, and the table of each; a gap for each shard that is held for writing. See
/// `DashMap`.
impl<T, S> MemSize for DashSet<T, S>
where
    T: MemSize + Eq + Hash,
    S: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards(), T::is_flat(), self.iter(), |tracer, element| {
            tracer.elements([element.key()]);
        });
    }
}

impl<T, S, How: Copy> TraceBy<(How,)> for DashSet<T, S>
where
    T: TraceBy<How> + Eq + Hash,
    S: BuildHasher + Clone,
{
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_shards(tracer, self.shards(), T::__is_flat(), self.iter(), |tracer, element| {
            tracer.elements_by([element.key()], how);
        });
    }
}

/// Counts the shards and what is in them. `entries` are those of all shards, in their order.
///
/// Each shard is tried. Once all are held here for reading, so that nobody has one for writing, the
/// iterator waits for none of them.
fn trace_shards<K, V, P, E>(
    tracer: &mut Tracer<'_>,
    shards: &[P],
    are_flat: bool,
    mut entries: impl Iterator<Item = E>,
    trace_entry: impl Fn(&mut Tracer<'_>, E),
) where
    P: Deref<Target = RwLock<RawTable<(K, SharedValue<V>)>>>,
{
    let guards: Vec<_> = shards.iter().map(|shard| shard.try_read()).collect();
    let are_open = guards.iter().all(Option::is_some);
    let trace_shard = |tracer: &mut Tracer<'_>, table: &RawTable<(K, SharedValue<V>)>| {
        let (start, layout) = table.allocation_info();
        let block = sized_block::<(K, V)>(layout.size(), table.len(), None);
        tracer.block_with(block.starting_at(start.as_ptr()), |tracer| {
            if are_open {
                let wanted = !are_flat || tracer.wants_each_block();
                let entries = entries.by_ref().take(if wanted { table.len() } else { 0 });
                entries.for_each(|entry| trace_entry(tracer, entry));
            } else if !are_flat && !table.is_empty() {
                tracer.gap(Gap::Locked);
            }
        });
    };
    tracer.block_with(Block::holding(shards).overhead(size_of_val(shards)), |tracer| {
        tracer.locked(|tracer| trace_each(tracer, &guards, trace_shard));
    });
}

fn trace_each<T>(
    tracer: &mut Tracer<'_>,
    guards: &[Option<impl Deref<Target = T>>],
    mut trace_shard: impl FnMut(&mut Tracer<'_>, &T),
) {
    for guard in guards {
        match guard {
            Some(table) => trace_shard(tracer, table),
            None => tracer.gap(Gap::Locked),
        }
    }
}
