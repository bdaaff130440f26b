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

/// The vectors of one version.
macro_rules! eco_vec {
    ($vec:ident) => {
        /// One shared block of a header and `capacity()` elements, counted once however many
        /// handles there are.
        impl<T: crate::MemSize> crate::MemSize for $vec<T> {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                if let Some(block) = super::eco::block(self.as_slice(), self.capacity()) {
                    tracer.shared(block, || None, |tracer| tracer.elements(self.as_slice()));
                }
            }
        }

        impl<T: crate::with::TraceBy<How>, How: Copy> crate::with::TraceBy<(How,)> for $vec<T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                if let Some(block) = super::eco::block(self.as_slice(), self.capacity()) {
                    tracer.shared(
                        block,
                        || None,
                        |tracer| {
                            tracer.elements_by(self.as_slice(), how);
                        },
                    );
                }
            }
        }
    };
}
pub(super) use eco_vec;

// LAYOUT: count and capacity, padded to the alignment of the elements, then these. From ecow 0.3's
// and 0.2's src/vec.rs (`offset`, `size`); tests/foreign.
const fn header<T>() -> usize {
    max(2 * size_of::<usize>(), max(align_of::<usize>(), align_of::<T>()))
}
