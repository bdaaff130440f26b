//! `generic-array` 0.14.
#![expect(deprecated, reason = "it is in wide use, and deprecated as a whole")]

use generic_array_0_14::{ArrayLength, GenericArray};

use crate::{Flat, MemSize, Tracer};

/// What the elements own.
impl<T: MemSize, N: ArrayLength<T>> MemSize for GenericArray<T, N> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat, N: ArrayLength<T>> Flat for GenericArray<T, N> {}
