//! `imbl` 7: collections whose versions share nodes.

use archery::SharedPointerKind;
use imbl::{GenericHashMap, GenericHashSet, GenericOrdMap, GenericOrdSet, GenericVector};

use super::persistent::{trace_entries, trace_leaves};
use crate::{MemSize, Tracer};

/// What the elements take in their nodes, each once however many versions lead to it; and a gap,
/// for the rest of the nodes is hidden. A short vector lies inline.
impl<T: MemSize, P: SharedPointerKind> MemSize for GenericVector<T, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.is_inline() {
            for element in self {
                tracer.elements([element]);
            }
        } else {
            trace_leaves(self.leaves(), tracer);
        }
    }
}

/// What the entries own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<K: MemSize, V: MemSize, S, P: SharedPointerKind> MemSize for GenericHashMap<K, V, S, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter(), tracer);
    }
}

/// What the elements own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<T: MemSize, S, P: SharedPointerKind> MemSize for GenericHashSet<T, S, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter().map(|element| (element, &())), tracer);
    }
}

/// What the entries own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<K: MemSize + Ord, V: MemSize, P: SharedPointerKind> MemSize for GenericOrdMap<K, V, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter(), tracer);
    }
}

/// What the elements own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<T: MemSize + Ord, P: SharedPointerKind> MemSize for GenericOrdSet<T, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter().map(|element| (element, &())), tracer);
    }
}
