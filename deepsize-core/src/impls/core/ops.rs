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

/// Ranges with two ends, each with its name and where it is.
macro_rules! two_ends {
    ($($range:ident => |$it:ident| $first:literal: $start:expr, $second:literal: $end:expr;)+) => {
        $(
            /// What both ends own.
            impl<T: crate::MemSize> crate::MemSize for $range<T> {
                #[inline]
                fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                    let $it = self;
                    tracer.field($first, $start);
                    tracer.field($second, $end);
                }

                #[inline]
                fn is_flat() -> bool {
                    T::is_flat()
                }
            }

            impl<T: crate::Flat> crate::Flat for $range<T> {}

            impl<T: crate::with::TraceBy<How>, How: Copy> crate::with::TraceBy<(How,)>
                for $range<T>
            {
                #[inline]
                fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                    let $it = self;
                    tracer.field_by($first, how, $start);
                    tracer.field_by($second, how, $end);
                }
            }
        )+
    };
}
#[cfg(mem_size_since_1_95)]
pub(super) use two_ends;

two_ends!(
    Range => |range| "start": &range.start, "end": &range.end;
    RangeInclusive => |range| "start": range.start(), "end": range.end();
);

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

impl<T: Flat> Flat for Bound<T> {}

impl<B: Flat, C: Flat> Flat for ControlFlow<B, C> {}

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
