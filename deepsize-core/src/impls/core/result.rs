//! `core::result`.

use core::result::{IntoIter, Iter, IterMut};

use crate::impls::{borrowing, hidden};
use crate::ordered::ordered_by_part;
use crate::with::TraceBy;
use crate::{Flat, Gap, MemSize, Tracer};

borrowing!({T} Iter<'_, T>, IterMut<'_, T>);
hidden!(Gap::Opaque => {T: MemSize} IntoIter<T>: T;);

/// What the live variant owns.
impl<T: MemSize, E: MemSize> MemSize for Result<T, E> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Ok(value) => value.trace(tracer),
            Err(error) => error.trace(tracer),
        }
    }

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        match self {
            Ok(value) => value.__trace_or_defer(tracer),
            Err(error) => error.__trace_or_defer(tracer),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat() && E::is_flat()
    }

    ordered_by_part!(T);
}

impl<T: Flat, E: Flat> Flat for Result<T, E> {}

impl<T: TraceBy<A>, E: TraceBy<B>, A: Copy, B: Copy> TraceBy<(A, B)> for Result<T, E> {
    #[inline]
    fn trace_by(&self, (how, how_error): (A, B), tracer: &mut Tracer<'_>) {
        match self {
            Ok(value) => value.trace_by(how, tracer),
            Err(error) => error.trace_by(how_error, tracer),
        }
    }
}
