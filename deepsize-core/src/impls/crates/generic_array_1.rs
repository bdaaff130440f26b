//! `generic-array` 1.

use generic_array_1::{ArrayLength, GenericArray};

use crate::{Flat, MemSize, Tracer};

/// What the elements own.
impl<T: MemSize, N: ArrayLength> MemSize for GenericArray<T, N> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat, N: ArrayLength> Flat for GenericArray<T, N> {}
