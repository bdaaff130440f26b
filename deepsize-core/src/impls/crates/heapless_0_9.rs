//! `heapless` 0.9: collections that lie inline.

use heapless_0_9::{String, Vec};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};
use heapless_0_9::LenType;

flat!({L: LenType, const N: usize} String<N, L>);

/// What the elements own.
impl<T: MemSize, L: LenType, const N: usize> MemSize for Vec<T, N, L> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        N == 0 || T::is_flat()
    }
}

impl<T: Flat, L: LenType, const N: usize> Flat for Vec<T, N, L> {}
