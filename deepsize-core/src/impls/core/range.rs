//! `core::range`, as far as it is stable.

#[cfg(mem_size_since_1_96)]
#[clippy::msrv = "1.96"]
mod since_1_96;

use core::range::{RangeInclusive, RangeInclusiveIter};

use crate::impls::hidden;
use crate::with::TraceBy;
use crate::{Flat, Gap, MemSize, Tracer};

hidden!(Gap::Opaque => {T: MemSize} RangeInclusiveIter<T>: T;);

/// What both ends own.
impl<T: MemSize> MemSize for RangeInclusive<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("start", &self.start);
        tracer.field("last", &self.last);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for RangeInclusive<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for RangeInclusive<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.field_by("start", how, &self.start);
        tracer.field_by("last", how, &self.last);
    }
}
