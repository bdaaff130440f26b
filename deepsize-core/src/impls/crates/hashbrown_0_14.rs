//! `hashbrown` 0.14: its feature `raw` lets the table be seen that tells its block.

use core::alloc::Layout;

use hashbrown_0_14::{HashMap, HashSet, HashTable};

use super::hash_table::{map_block, set_block};
use crate::impls::trace_hidden;
use crate::std_layout::hash_layout::{STABLE_GROUP_WIDTH, buckets_for, size_of_table};
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

/// One block of buckets and control bytes, which tells its size; a gap for a hasher that may own
/// memory.
impl<K: MemSize, V: MemSize, S> MemSize for HashMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (_, layout) = self.raw_table().allocation_info();
        let block = map_block(tracer, layout.size(), <(K, V)>::is_flat(), self.iter());
        tracer.block_of_entries(block, self);
    }
}

impl<K, V, S, A, B> TraceBy<(A, B)> for HashMap<K, V, S>
where
    K: TraceBy<A>,
    V: TraceBy<B>,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (_, layout) = self.raw_table().allocation_info();
        let is_flat = K::__is_flat() && V::__is_flat();
        let block = map_block(tracer, layout.size(), is_flat, self.iter());
        tracer.block_with(block, |tracer| tracer.entries_by(self, hows));
    }
}

/// One block of buckets and control bytes, which tells its size; a gap for a hasher that may own
/// memory.
impl<T: MemSize, S> MemSize for HashSet<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (_, layout) = self.raw_table().allocation_info();
        let block = set_block(tracer, layout.size(), T::is_flat(), self.iter());
        tracer.block_of_elements(block, self);
    }
}

impl<T: TraceBy<How>, S, How: Copy> TraceBy<(How,)> for HashSet<T, S> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (_, layout) = self.raw_table().allocation_info();
        let block = set_block(tracer, layout.size(), T::__is_flat(), self.iter());
        tracer.block_of_elements_by(block, self, how);
    }
}

/// At least the block of a table that holds `capacity()` entries, and a gap: of this one alone the
/// crate lets nobody see the size, and after removals it may be larger, also where no room is left.
impl<T: MemSize> MemSize for HashTable<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let block = least_block(tracer, self, T::is_flat());
        tracer.block_of_elements(block, self);
        tracer.gap(Gap::Capacity);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for HashTable<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let block = least_block(tracer, self, T::__is_flat());
        tracer.block_of_elements_by(block, self, how);
        tracer.gap(Gap::Capacity);
    }
}

fn least_block<T>(tracer: &Tracer<'_>, table: &HashTable<T>, is_flat: bool) -> Block {
    let size = size_of_table(Layout::new::<T>(), buckets_for(table.capacity()), STABLE_GROUP_WIDTH);
    set_block(tracer, size, is_flat, table.iter())
}
