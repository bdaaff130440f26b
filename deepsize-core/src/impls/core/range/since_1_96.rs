//! What came with Rust 1.96.

use core::range::{Range, RangeFrom, RangeFromIter, RangeIter, RangeToInclusive};

use crate::impls::{delegating, hidden};
use crate::with::TraceBy;
use crate::{Flat, Gap, MemSize, Tracer};

hidden!(Gap::Opaque =>
    {T: MemSize} RangeIter<T>: T;
    {T: MemSize} RangeFromIter<T>: T;
);

delegating!(
    RangeFrom<T> => |range| &range.start;
    RangeToInclusive<T> => |range| &range.last;
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

impl<T: Flat> Flat for Range<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Range<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.field_by("start", how, &self.start);
        tracer.field_by("end", how, &self.end);
    }
}
