//! `lasso` 0.7: interners.

use core::alloc::Layout;

use lasso::{LargeSpur, MicroSpur, MiniSpur, Rodeo, RodeoReader, RodeoResolver, Spur};

use crate::impls::{flat, trace_hidden};
use crate::std_layout::hash_layout::{
    STABLE_GROUP_WIDTH, block_of_table, buckets_for, size_of_table,
};
use crate::{Block, Gap, MemSize, Tracer};

flat!(LargeSpur, MicroSpur, MiniSpur, Spur);

/// The arena of the texts, the list of them and at least the table of keys, and a gap: the list of
/// the arena's buckets tells nothing, nor the table its capacity.
impl<K, S> MemSize for Rodeo<K, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        tracer.arena(self.current_memory_usage(), |_| {});
        trace_list(self.len(), self.capacity(), tracer);
        trace_table::<K>(self.len(), tracer);
        tracer.gap(Gap::Capacity);
    }
}

/// At least the list of the texts and the table of keys, and a gap: the arena of the texts is
/// hidden, and neither tells its capacity.
impl<K, S> MemSize for RodeoReader<K, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_list(self.len(), self.len(), tracer);
        trace_table::<K>(self.len(), tracer);
        tracer.gap(Gap::Opaque);
    }
}

/// At least the list of the texts, and a gap: their arena is hidden, and the list does not tell its
/// capacity.
impl<K> MemSize for RodeoResolver<K> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_list(self.len(), self.len(), tracer);
        tracer.gap(Gap::Opaque);
    }
}

fn trace_list(len: usize, capacity: usize, tracer: &mut Tracer<'_>) {
    let spare = capacity.saturating_sub(len).saturating_mul(size_of::<&str>());
    tracer.block(Block::new(capacity.saturating_mul(size_of::<&str>())).spare(spare));
}

/// Counts at least the table of so many keys.
fn trace_table<K>(len: usize, tracer: &mut Tracer<'_>) {
    let (entry, buckets) = (Layout::new::<K>(), buckets_for(len));
    let table = (size_of_table(entry, buckets, STABLE_GROUP_WIDTH), buckets);
    tracer.block(block_of_table(entry, table, len, None));
}
