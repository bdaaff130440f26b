//! The guard of Rust 1.100 that calls a function with its value.

use core::mem::{DropGuard, needs_drop};

use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

/// What the value owns, and a gap if the function may own something.
impl<T: MemSize, F: FnOnce(T)> MemSize for DropGuard<T, F> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat() && !needs_drop::<F>()
    }
}

/// What the function holds is not asked for.
impl<T: TraceBy<A>, F: FnOnce(T), A: Copy, B: Copy> TraceBy<(A, B)> for DropGuard<T, F> {
    fn trace_by(&self, (how, _): (A, B), tracer: &mut Tracer<'_>) {
        T::trace_by(self, how, tracer);
        if needs_drop::<F>() {
            tracer.gap(Gap::Opaque);
        }
    }
}
