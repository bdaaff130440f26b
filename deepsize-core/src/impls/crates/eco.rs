//! The block behind the vectors of all versions of `ecow`.

use crate::Block;
use crate::std_layout::max;

/// The block of a vector of these elements; none while the capacity is 0.
pub(super) fn block<T>(elements: &[T], capacity: usize) -> Option<Block> {
    let header = header::<T>();
    let present = size_of_val(elements);
    let all = capacity.saturating_mul(size_of::<T>());
    (capacity > 0).then(|| {
        Block::new(all.saturating_add(header))
            .starting_at_address(elements.as_ptr().addr().saturating_sub(header))
            .spare(all.saturating_sub(present))
            .overhead(header)
    })
}

// LAYOUT: count and capacity, padded to the alignment of the elements, then these. From ecow 0.3's
// and 0.2's src/vec.rs (`offset`, `size`); tests/foreign.
const fn header<T>() -> usize {
    max(2 * size_of::<usize>(), max(align_of::<usize>(), align_of::<T>()))
}
