//! `core::array`.

use core::array::{IntoIter, TryFromSliceError};

use crate::impls::flat;
use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

flat!(TryFromSliceError);

/// What the elements left own.
impl<T: MemSize, const N: usize> MemSize for IntoIter<T, N> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        N == 0 || T::is_flat()
    }
}

impl<T: Flat, const N: usize> Flat for IntoIter<T, N> {}

impl<T: TraceBy<How>, How: Copy, const N: usize> TraceBy<(How,)> for IntoIter<T, N> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.elements_by(self.as_slice(), how);
    }
}
