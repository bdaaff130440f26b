//! What the vectors of slots of several crates have in common: arenas and maps in which some slots
//! hold a value.

use crate::with::TraceBy;
use crate::{Block, Tracer};

/// Counts a vector of `capacity` slots of so many bytes each, of which as many hold a value as
/// there are values, and traces these as `how` says.
pub(super) fn trace_slots_by<'v, V, I, How>(
    tracer: &mut Tracer<'_>,
    (capacity, slot): (usize, usize),
    values: impl Fn() -> I,
    how: How,
) where
    V: TraceBy<How> + 'v,
    I: ExactSizeIterator<Item = &'v V>,
    How: Copy,
{
    let len = values().len();
    let block = Block::new(capacity.saturating_mul(slot))
        .spare(capacity.saturating_sub(len).saturating_mul(slot))
        .overhead(len.saturating_mul(slot.saturating_sub(size_of::<V>())));
    let block = match values().next() {
        Some(first) if size_of::<V>() > 0 => block.containing(first),
        _ => block,
    };
    tracer.block_of_elements_by(block, values(), how);
}
