//! `num-rational` 0.4.

use num_rational::Ratio;

use crate::{Flat, MemSize, Tracer};

/// What numerator and denominator own.
impl<T: MemSize> MemSize for Ratio<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("numer", self.numer());
        tracer.field("denom", self.denom());
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for Ratio<T> {}
