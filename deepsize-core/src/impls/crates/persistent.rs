//! Collections of elements that lie in nodes, which versions of a collection share and which are
//! hidden.

use crate::{Block, Gap, MemSize, Tracer};

/// Counts what an element in a node owns, once however many versions lead to it. Its own bytes are
/// the node's.
pub(super) fn trace_in_node<T: MemSize>(element: &T, tracer: &mut Tracer<'_>) {
    if !T::is_flat() {
        let (place, extent) = (Block::new(0).starting_at(element), Block::holding(element));
        tracer.shared_over(place, &extent, || None, |tracer| tracer.elements([element]));
    }
}

/// Counts elements that lie side by side in nodes, and leaves a gap for the rest of these.
pub(super) fn trace_leaves<'e, T: MemSize + 'e>(
    leaves: impl Iterator<Item = &'e [T]>,
    tracer: &mut Tracer<'_>,
) {
    for leaf in leaves {
        if T::is_flat() {
            tracer.shared_view(Block::holding(leaf), None);
            continue;
        }
        tracer.shared_view_to_visit(Block::holding(leaf));
        for element in leaf {
            trace_in_node(element, tracer);
        }
    }
    tracer.gap(Gap::Opaque);
}

/// Counts what entries own that each lie in some node, and leaves a gap for the nodes. The bytes of
/// an entry are left out: which entries lie in one block cannot be seen.
pub(super) fn trace_entries<'e, K: MemSize + 'e, V: MemSize + 'e>(
    entries: impl Iterator<Item = (&'e K, &'e V)>,
    tracer: &mut Tracer<'_>,
) {
    if !K::is_flat() || !V::is_flat() {
        for (key, value) in entries {
            trace_in_node(key, tracer);
            trace_in_node(value, tracer);
        }
    }
    tracer.gap(Gap::Opaque);
}
