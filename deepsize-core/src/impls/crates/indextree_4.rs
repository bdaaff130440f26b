//! `indextree` 4: trees whose nodes lie in an arena.

use indextree::{Arena, Node, NodeId};

use crate::impls::flat;
use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

flat!(NodeId);

/// What the data owns, unless the node was removed.
impl<T: MemSize> MemSize for Node<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Node<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if let Some(data) = self.try_get() {
            tracer.field_by("data", how, data);
        }
    }

    #[inline]
    fn __is_flat() -> bool {
        T::__is_flat()
    }
}

/// One block of `capacity()` nodes.
impl<T: MemSize> MemSize for Arena<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Arena<T> {
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        let nodes = self.as_slice();
        let block = Block::buffer(nodes.as_ptr(), nodes.len(), self.capacity());
        tracer.block_of_elements_by(block, nodes, how);
    }
}
