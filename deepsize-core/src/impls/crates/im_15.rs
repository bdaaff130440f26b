//! `im` 15: collections whose versions share nodes.

use im::{HashMap, HashSet, OrdMap, OrdSet, Vector};

use super::persistent::{trace_entries, trace_leaves};
use crate::{MemSize, Tracer};

/// What the elements take in their nodes, each once however many versions lead to it; and a gap,
/// for the rest of the nodes is hidden. A short vector lies inline.
impl<T: MemSize + Clone> MemSize for Vector<T> {
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
impl<K: MemSize, V: MemSize, S> MemSize for HashMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter(), tracer);
    }
}

/// What the elements own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<T: MemSize, S> MemSize for HashSet<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter().map(|element| (element, &())), tracer);
    }
}

/// What the entries own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<K: MemSize + Ord, V: MemSize> MemSize for OrdMap<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter(), tracer);
    }
}

/// What the elements own, each once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<T: MemSize + Ord> MemSize for OrdSet<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_entries(self.iter().map(|element| (element, &())), tracer);
    }
}
