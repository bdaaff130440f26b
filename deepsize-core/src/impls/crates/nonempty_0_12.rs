//! `nonempty` 0.12: vectors that are never empty.

use nonempty::NonEmpty;

use crate::with::TraceBy;
use crate::{MemSize, Tracer};

/// What the first element owns, and the vector of all others.
impl<T: MemSize> MemSize for NonEmpty<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("head", &self.head);
        tracer.field("tail", &self.tail);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for NonEmpty<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.field_by("head", how, &self.head);
        tracer.field_by("tail", (how,), &self.tail);
    }
}
