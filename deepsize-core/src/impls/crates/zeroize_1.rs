//! `zeroize` 1: values that are overwritten when they go.

use zeroize::{Zeroize, Zeroizing};

use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

/// What the value inside owns.
impl<T: Zeroize + MemSize> MemSize for Zeroizing<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Zeroize + TraceBy<How>, How: Copy> TraceBy<(How,)> for Zeroizing<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        T::trace_by(self, how, tracer);
    }
}
