//! `lasso` 0.7: interners.

use core::alloc::Layout;

use lasso::{LargeSpur, MicroSpur, MiniSpur, Rodeo, RodeoReader, RodeoResolver, Spur};

use crate::impls::trace_hidden;
use crate::impls::{flat, opaque};
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
        let list = self.capacity().saturating_mul(size_of::<&str>());
        let spare = self.capacity().saturating_sub(self.len()).saturating_mul(size_of::<&str>());
        tracer.block(Block::new(list).spare(spare));
        let (entry, buckets) = (Layout::new::<K>(), buckets_for(self.len()));
        let table = (size_of_table(entry, buckets, STABLE_GROUP_WIDTH), buckets);
        tracer.block(block_of_table(entry, table, self.len(), None));
        tracer.gap(Gap::Capacity);
    }
}

opaque!(
    {K, S} RodeoReader<K, S>;
    {K} RodeoResolver<K>;
);
