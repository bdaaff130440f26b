//! `either` 1.

use either::Either;

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
