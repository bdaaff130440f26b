//! What the vectors of slots of several crates have in common: arenas, maps and graphs in which
//! some slots hold a value.

use crate::Block;

/// A vector of so many slots of so many bytes each, of which `present` hold a value; `first` is the
/// first of these.
pub(super) fn block_of_slots<V>(
    (capacity, slot): (usize, usize),
    present: usize,
    first: Option<&V>,
) -> Block {
    let block = Block::new(capacity.saturating_mul(slot))
        .spare(capacity.saturating_sub(present).saturating_mul(slot))
        .overhead(present.saturating_mul(slot.saturating_sub(size_of::<V>())));
    match first {
        Some(first) if size_of::<V>() > 0 => block.containing(first),
        _ => block,
    }
}

/// Counts a vector of so many slots of so many bytes each, of which as many hold a value as there
/// are values, and traces these as `how` says.
#[cfg(any(
    feature = "generational-arena-0_2",
    feature = "slab-0_4",
    feature = "thunderdome-0_6",
    feature = "vec_map-0_8"
))]
pub(super) fn trace_slots_by<'v, V, I, How>(
    tracer: &mut crate::Tracer<'_>,
    slots: (usize, usize),
    values: impl Fn() -> I,
    how: How,
) where
    V: crate::with::TraceBy<How> + 'v,
    I: ExactSizeIterator<Item = &'v V>,
    How: Copy,
{
    let block = block_of_slots(slots, values().len(), values().next());
    tracer.block_of_elements_by(block, values(), how);
}

/// Counts a vector of slots, and traces the values in it as `how` says.
#[cfg(any(
    feature = "la-arena-0_3",
    feature = "petgraph-0_6",
    feature = "petgraph-0_7",
    feature = "petgraph-0_8"
))]
pub(super) fn trace_values_by<'v, V, How>(
    tracer: &mut crate::Tracer<'_>,
    block: Block,
    values: impl Iterator<Item = &'v V>,
    how: How,
) where
    V: crate::with::TraceBy<How> + 'v,
    How: Copy,
{
    tracer.block_with(block, |tracer| {
        if !V::__is_flat() || tracer.wants_each_block() {
            values.for_each(|value| tracer.elements_by([value], how));
        }
    });
}
