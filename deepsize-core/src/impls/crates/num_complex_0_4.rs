//! `num-complex` 0.4.

use num_complex::Complex;

use crate::{Flat, MemSize, Tracer};

/// What both parts own.
impl<T: MemSize> MemSize for Complex<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("re", &self.re);
        tracer.field("im", &self.im);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for Complex<T> {}
