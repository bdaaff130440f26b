//! `core::ops`.

use core::ops::{
    Bound, ControlFlow, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive,
};

use crate::impls::{delegating, flat};
use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

flat!(RangeFull);

delegating!(
    RangeFrom<T> => |range| &range.start;
    RangeTo<T> => |range| &range.end;
    RangeToInclusive<T> => |range| &range.end;
);

/// What both ends own.
impl<T: MemSize> MemSize for Range<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("start", &self.start);
        tracer.field("end", &self.end);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

/// What both ends own.
impl<T: MemSize> MemSize for RangeInclusive<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("start", self.start());
        tracer.field("end", self.end());
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

/// What the bound owns, if there is one.
impl<T: MemSize> MemSize for Bound<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Included(value) | Self::Excluded(value) => value.trace(tracer),
            Self::Unbounded => {}
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

/// What the live variant owns.
impl<B: MemSize, C: MemSize> MemSize for ControlFlow<B, C> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Continue(value) => value.trace(tracer),
            Self::Break(value) => value.trace(tracer),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        B::is_flat() && C::is_flat()
    }
}

impl<T: Flat> Flat for Range<T> {}

impl<T: Flat> Flat for RangeInclusive<T> {}

impl<T: Flat> Flat for Bound<T> {}

impl<B: Flat, C: Flat> Flat for ControlFlow<B, C> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Range<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.field_by("start", how, &self.start);
        tracer.field_by("end", how, &self.end);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for RangeInclusive<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.field_by("start", how, self.start());
        tracer.field_by("end", how, self.end());
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Bound<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        match self {
            Self::Included(value) | Self::Excluded(value) => value.trace_by(how, tracer),
            Self::Unbounded => {}
        }
    }
}

impl<T, U, A, B> TraceBy<(A, B)> for ControlFlow<T, U>
where
    T: TraceBy<A>,
    U: TraceBy<B>,
    A: Copy,
    B: Copy,
{
    #[inline]
    fn trace_by(&self, (how_break, how_continue): (A, B), tracer: &mut Tracer<'_>) {
        match self {
            Self::Continue(value) => value.trace_by(how_continue, tracer),
            Self::Break(value) => value.trace_by(how_break, tracer),
        }
    }
}
