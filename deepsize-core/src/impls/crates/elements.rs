//! What the vectors of several crates have in common that do not tell their capacity.

use crate::with::TraceBy;
use crate::{Block, Gap, Tracer};

/// Counts at least the elements, of which the first lies at the start of the block, traces them as
/// `how` says, and leaves a gap for the room that there may be.
pub(super) fn trace_elements_by<'e, T, I, How>(
    tracer: &mut Tracer<'_>,
    first: Option<&T>,
    elements: I,
    how: How,
) where
    T: TraceBy<How> + 'e,
    I: ExactSizeIterator<Item = &'e T>,
    How: Copy,
{
    if size_of::<T>() > 0 {
        tracer.gap(Gap::Capacity);
    }
    let block = Block::new(elements.len().saturating_mul(size_of::<T>()));
    let block = match first {
        Some(first) => block.starting_at(first),
        None => block,
    };
    tracer.block_of_elements_by(block, elements, how);
}
