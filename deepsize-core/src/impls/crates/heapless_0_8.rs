//! `heapless` 0.8: collections that lie inline.

use heapless_0_8::{String, Vec};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};

flat!({const N: usize} String<N>);

/// What the elements own.
impl<T: MemSize, const N: usize> MemSize for Vec<T, N> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        N == 0 || T::is_flat()
    }
}

impl<T: Flat, const N: usize> Flat for Vec<T, N> {}
