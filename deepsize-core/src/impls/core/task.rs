//! `core::task`.

use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use crate::impls::{borrowing, flat, opaque};
use crate::ordered::ordered_by_part;
use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

// A raw waker owns no more than a raw pointer does.
flat!(RawWaker, RawWakerVTable);
borrowing!({} Context<'_>);

// What a waker keeps alive, only its executor knows.
opaque!({} Waker;);

/// What the value owns, once it is ready.
impl<T: MemSize> MemSize for Poll<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Self::Ready(value) = self {
            value.trace(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }

    ordered_by_part!(T);
}

impl<T: Flat> Flat for Poll<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Poll<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if let Self::Ready(value) = self {
            value.trace_by(how, tracer);
        }
    }
}
