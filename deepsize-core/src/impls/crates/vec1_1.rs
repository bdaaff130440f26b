//! `vec1` 1: vectors that are never empty.

use vec1::{Size0Error, Vec1};

use crate::impls::flat;
use crate::with::TraceBy;
use crate::{MemSize, Tracer};

flat!(Size0Error);

/// As the vector inside.
impl<T: MemSize> MemSize for Vec1<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Vec1<T> {
    #[inline]
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        self.as_vec().trace_by(how, tracer);
    }
}
