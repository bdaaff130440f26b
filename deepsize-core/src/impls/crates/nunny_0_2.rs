//! `nunny` 0.2: vectors that are never empty.

use nunny::Vec;

use crate::with::TraceBy;
use crate::{MemSize, Tracer};

/// As the vector inside.
impl<T: MemSize> MemSize for Vec<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Vec<T> {
    #[inline]
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        self.as_vec().trace_by(how, tracer);
    }
}
