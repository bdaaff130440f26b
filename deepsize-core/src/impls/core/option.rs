//! `core::option`.

use core::option::{IntoIter, Iter, IterMut};

use crate::impls::{borrowing, hidden};
use crate::ordered::ordered_by_part;
use crate::with::TraceBy;
use crate::{Flat, Gap, MemSize, Tracer};

borrowing!({T} Iter<'_, T>, IterMut<'_, T>);
hidden!(Gap::Opaque => {T: MemSize} IntoIter<T>: T;);

/// What the value owns, if there is one.
impl<T: MemSize> MemSize for Option<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(value) = self {
            value.trace(tracer);
        }
    }

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        if let Some(value) = self {
            value.__trace_or_defer(tracer);
        }
    }

    #[inline]
    fn __trace_links<'a>(&'a self, tracer: &mut Tracer<'a>) {
        if let Some(value) = self {
            value.__trace_links(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }

    #[inline]
    fn __is_link() -> bool {
        T::__is_link()
    }

    ordered_by_part!(T);
}

impl<T: Flat> Flat for Option<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Option<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if let Some(value) = self {
            value.trace_by(how, tracer);
        }
    }
}
