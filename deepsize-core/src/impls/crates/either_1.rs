//! `either` 1.

use either::Either;

use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

/// What the value on the live side owns.
impl<L: MemSize, R: MemSize> MemSize for Either<L, R> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Left(left) => {
                tracer.variant("Left", self, |tracer| tracer.field("0", left));
            }
            Self::Right(right) => {
                tracer.variant("Right", self, |tracer| tracer.field("0", right));
            }
        }
    }

    #[inline]
    fn is_flat() -> bool {
        L::is_flat() && R::is_flat()
    }
}

impl<L: Flat, R: Flat> Flat for Either<L, R> {}

impl<L: TraceBy<A>, R: TraceBy<B>, A: Copy, B: Copy> TraceBy<(A, B)> for Either<L, R> {
    #[inline]
    fn trace_by(&self, (how_left, how_right): (A, B), tracer: &mut Tracer<'_>) {
        match self {
            Self::Left(left) => {
                tracer.variant("Left", self, |tracer| tracer.field_by("0", how_left, left));
            }
            Self::Right(right) => {
                tracer.variant("Right", self, |tracer| tracer.field_by("0", how_right, right));
            }
        }
    }
}
