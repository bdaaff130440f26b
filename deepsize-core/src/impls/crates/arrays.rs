//! The arrays of all versions of `ndarray`.

/// The arrays of one version.
macro_rules! arrays {
    ($ndarray:ident) => {
        use $ndarray::{ArrayBase, CowRepr, Dimension, OwnedArcRepr, OwnedRepr, ViewRepr};

        use crate::impls::{borrowing_by_function, opaque, trace_hidden};
        use crate::{Block, Gap, MemSize, Tracer};

        // The dimensions need a drop where their number is not fixed: many of them lie in a block.
        borrowing_by_function!(
            {'a, A, D} ArrayBase<ViewRepr<&'a A>, D>: D;
            {'a, A, D} ArrayBase<ViewRepr<&'a mut A>, D>: D;
        );

        // Of a shared array nothing tells the block, nor where it begins.
        opaque!(
            {A, D} ArrayBase<OwnedArcRepr<A>, D>;
            {'a, A, D} ArrayBase<CowRepr<'a, A>, D>;
        );

        /// At least a block of the elements, and a gap: it may be larger, for nothing tells its
        /// capacity, and an array that was sliced keeps the whole. A further gap where the number
        /// of dimensions is not fixed, which then may lie in a block.
        impl<A: MemSize, D: Dimension> MemSize for ArrayBase<OwnedRepr<A>, D> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let block = Block::new(self.len().saturating_mul(size_of::<A>()));
                tracer.block_with(block.containing(self.as_ptr()), |tracer| {
                    tracer.elements(self);
                });
                tracer.gap(Gap::Capacity);
                trace_hidden::<D>(tracer);
            }
        }
    };
}
pub(super) use arrays;
