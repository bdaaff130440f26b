//! `hashbrown` 0.14: its feature `raw` lets the table be seen that tells its block.

use core::alloc::Layout;

use hashbrown_0_14::{HashMap, HashSet, HashTable};

use super::hash_table::sized_block;
use crate::impls::hash_table::first_entry;
use crate::impls::trace_hidden;
use crate::std_layout::hash_layout::{buckets_for, size_of_table};
use crate::{Gap, MemSize, Tracer};

/// One block of buckets and control bytes, which tells its size; a gap for a hasher that may own
/// memory.
impl<K: MemSize, V: MemSize, S> MemSize for HashMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (_, layout) = self.raw_table().allocation_info();
        let first = first_entry(tracer, <(K, V)>::is_flat(), self.iter());
        let block = sized_block::<(K, V)>(layout.size(), self.len(), first);
        tracer.block_of_entries(block, self);
    }
}

/// One block of buckets and control bytes, which tells its size; a gap for a hasher that may own
/// memory.
impl<T: MemSize, S> MemSize for HashSet<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (_, layout) = self.raw_table().allocation_info();
        let entries = self.iter().map(|element| (element, &()));
        let first = first_entry(tracer, T::is_flat(), entries);
        let block = sized_block::<T>(layout.size(), self.len(), first);
        tracer.block_of_elements(block, self);
    }
}

/// At least the block of a table that holds `capacity()` entries, and a gap: of this one alone the
/// crate lets nobody see the size, and after removals it may be larger, also where no room is left.
impl<T: MemSize> MemSize for HashTable<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let buckets = buckets_for(self.capacity());
        let size = size_of_table(Layout::new::<T>(), buckets);
        let entries = self.iter().map(|element| (element, &()));
        let first = first_entry(tracer, T::is_flat(), entries);
        let block = sized_block::<T>(size, self.len(), first);
        tracer.block_of_elements(block, self);
        tracer.gap(Gap::Capacity);
    }
}
