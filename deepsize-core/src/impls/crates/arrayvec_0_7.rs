//! `arrayvec` 0.7: vectors and strings that lie inline.

use arrayvec::{ArrayString, ArrayVec};

use crate::impls::flat;
use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

flat!({const CAP: usize} ArrayString<CAP>);

/// What the elements own.
impl<T: MemSize, const CAP: usize> MemSize for ArrayVec<T, CAP> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        CAP == 0 || T::is_flat()
    }
}

impl<T: Flat, const CAP: usize> Flat for ArrayVec<T, CAP> {}

impl<T: TraceBy<How>, How: Copy, const CAP: usize> TraceBy<(How,)> for ArrayVec<T, CAP> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.elements_by(self.as_slice(), how);
    }
}
