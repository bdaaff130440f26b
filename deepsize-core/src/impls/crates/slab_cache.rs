//! A cache of the crate `quick_cache`: a slab of entries, and a table of their numbers.

use crate::{Block, Gap, MemSize, Tracer};

/// What such a cache tells of itself.
pub(super) struct Slab {
    /// Bytes of the entries in use, which are fewer than those of the slab's block.
    pub(super) entries: usize,
    /// Bytes of the table.
    pub(super) map: usize,
    /// How many entries have a value.
    pub(super) len: usize,
}

/// Counts the table and at least the slab, and leaves a gap for the room that the slab has left.
pub(super) fn trace_slab<'e, K: MemSize + 'e, V: MemSize + 'e>(
    tracer: &mut Tracer<'_>,
    slab: &Slab,
    items: impl Iterator<Item = (&'e K, &'e V)>,
) {
    let &Slab { entries, map, len } = slab;
    tracer.block(Block::new(map).overhead(map));
    let contents = len.saturating_mul(size_of::<K>() + size_of::<V>());
    let block = Block::new(entries).overhead(entries.saturating_sub(contents));
    let mut items = items.peekable();
    let block = match items.peek() {
        Some(&(key, _)) if size_of::<K>() > 0 => block.containing(key),
        Some(&(_, value)) if size_of::<V>() > 0 => block.containing(value),
        _ => block,
    };
    tracer.block_with(block, |tracer| items.for_each(|item| tracer.entries([item])));
    tracer.gap(Gap::Capacity);
}
