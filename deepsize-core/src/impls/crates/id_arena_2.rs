//! `id-arena` 2: vectors whose places are ids.

use id_arena::{Arena, ArenaBehavior, Id};

use super::elements::trace_elements_by;
use crate::impls::flat;
use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

flat!({T} Id<T>);

/// At least the elements, and a gap: it does not tell its capacity.
impl<T: MemSize, A: ArenaBehavior> MemSize for Arena<T, A> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, A: ArenaBehavior, How: Copy> TraceBy<(How,)> for Arena<T, A> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let elements = || self.iter().map(|(_, element)| element);
        trace_elements_by(tracer, elements().next(), elements(), how);
    }
}

impl<T, A, How, Any> TraceBy<(How, Any)> for Arena<T, A>
where
    T: TraceBy<How>,
    A: ArenaBehavior,
    How: Copy,
    Any: Copy,
{
    fn trace_by(&self, (how, _): (How, Any), tracer: &mut Tracer<'_>) {
        self.trace_by((how,), tracer);
    }
}
