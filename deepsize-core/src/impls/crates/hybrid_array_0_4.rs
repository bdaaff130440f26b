//! `hybrid-array` 0.4.

use hybrid_array::{Array, ArraySize};

use crate::{Flat, MemSize, Tracer};

/// What the elements own.
impl<T: MemSize, N: ArraySize> MemSize for Array<T, N> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat, N: ArraySize> Flat for Array<T, N> {}
