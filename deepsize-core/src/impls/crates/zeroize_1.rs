//! `zeroize` 1: values that are overwritten when they go.

use zeroize::{Zeroize, Zeroizing};

use crate::{MemSize, Tracer};

/// What the value inside owns.
impl<T: Zeroize + MemSize> MemSize for Zeroizing<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        T::trace(self, tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}
