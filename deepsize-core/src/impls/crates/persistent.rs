//! Collections of elements that lie in nodes, which versions of a collection share and which are
//! hidden.

use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

/// How elements are traced: not at all if their type is flat, and else by a function.
pub(super) struct Elements<F> {
    is_flat: bool,
    trace: F,
}

/// As their type measures itself.
pub(super) fn own<T: MemSize>() -> Elements<impl Fn(&T, &mut Tracer<'_>)> {
    let trace = |element: &T, tracer: &mut Tracer<'_>| tracer.elements([element]);
    Elements { is_flat: T::is_flat(), trace }
}

/// Part by part.
pub(super) fn by<T: TraceBy<How>, How: Copy>(how: How) -> Elements<impl Fn(&T, &mut Tracer<'_>)> {
    let trace = move |element: &T, tracer: &mut Tracer<'_>| tracer.elements_by([element], how);
    Elements { is_flat: T::__is_flat(), trace }
}

/// Traces elements that lie in the collection itself.
pub(super) fn trace_inline<'e, T: 'e>(
    elements: impl IntoIterator<Item = &'e T>,
    how: &Elements<impl Fn(&T, &mut Tracer<'_>)>,
    tracer: &mut Tracer<'_>,
) {
    elements.into_iter().for_each(|element| (how.trace)(element, tracer));
}

/// Counts what an element in a node owns, once however many versions lead to it. Its own bytes are
/// the node's.
fn trace_in_node<T>(
    element: &T,
    how: &Elements<impl Fn(&T, &mut Tracer<'_>)>,
    tracer: &mut Tracer<'_>,
) {
    if !how.is_flat {
        let (place, extent) = (Block::new(0).starting_at(element), Block::holding(element));
        tracer.shared_over(place, &extent, || None, |tracer| (how.trace)(element, tracer));
    }
}

/// Counts elements that lie side by side in nodes, and leaves a gap for the rest of these.
pub(super) fn trace_leaves<'e, T: 'e>(
    leaves: impl Iterator<Item = &'e [T]>,
    how: &Elements<impl Fn(&T, &mut Tracer<'_>)>,
    tracer: &mut Tracer<'_>,
) {
    for leaf in leaves {
        if how.is_flat {
            tracer.shared_view(Block::holding(leaf), None);
            continue;
        }
        tracer.shared_view_to_visit(Block::holding(leaf));
        for element in leaf {
            trace_in_node(element, how, tracer);
        }
    }
    tracer.gap(Gap::Opaque);
}

/// Counts what entries own that each lie in some node, and leaves a gap for the nodes. The bytes of
/// an entry are left out: which entries lie in one block cannot be seen.
pub(super) fn trace_entries<'e, K: 'e, V: 'e>(
    entries: impl Iterator<Item = (&'e K, &'e V)>,
    how_key: &Elements<impl Fn(&K, &mut Tracer<'_>)>,
    how_value: &Elements<impl Fn(&V, &mut Tracer<'_>)>,
    tracer: &mut Tracer<'_>,
) {
    if !how_key.is_flat || !how_value.is_flat {
        for (key, value) in entries {
            trace_in_node(key, how_key, tracer);
            trace_in_node(value, how_value, tracer);
        }
    }
    tracer.gap(Gap::Opaque);
}

/// The collections of one crate, with elements `T`, or keys `K` and values `V`.
macro_rules! persistent {
    (vectors: {$($generics:tt)*} $vector:ty) => {
        /// What the elements take in their nodes, each once however many versions lead to it; and a
        /// gap, for the rest of the nodes is hidden. A short vector lies inline.
        impl<$($generics)*> crate::MemSize for $vector
        where
            T: crate::MemSize,
        {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                let how = super::persistent::own::<T>();
                if self.is_inline() {
                    super::persistent::trace_inline(self, &how, tracer);
                } else {
                    super::persistent::trace_leaves(self.leaves(), &how, tracer);
                }
            }
        }

        impl<$($generics)*, How: Copy> crate::with::TraceBy<(How,)> for $vector
        where
            T: crate::with::TraceBy<How>,
        {
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                let how = super::persistent::by::<T, _>(how);
                if self.is_inline() {
                    super::persistent::trace_inline(self, &how, tracer);
                } else {
                    super::persistent::trace_leaves(self.leaves(), &how, tracer);
                }
            }
        }
    };
    (sets: $({$($generics:tt)*} $set:ty),+) => { $(
        /// What the elements own, each once however many versions lead to it; and a gap, for nodes
        /// are hidden.
        impl<$($generics)*> crate::MemSize for $set
        where
            T: crate::MemSize,
        {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                use super::persistent::{own, trace_entries};
                let entries = self.iter().map(|element| (element, &()));
                trace_entries(entries, &own::<T>(), &own::<()>(), tracer);
            }
        }

        impl<$($generics)*, How: Copy> crate::with::TraceBy<(How,)> for $set
        where
            T: crate::with::TraceBy<How>,
        {
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                use super::persistent::{by, own, trace_entries};
                let entries = self.iter().map(|element| (element, &()));
                trace_entries(entries, &by::<T, _>(how), &own::<()>(), tracer);
            }
        }
    )+ };
    (maps: $({$($generics:tt)*} $map:ty),+) => { $(
        /// What the entries own, each once however many versions lead to it; and a gap, for nodes
        /// are hidden.
        impl<$($generics)*> crate::MemSize for $map
        where
            K: crate::MemSize,
            V: crate::MemSize,
        {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                use super::persistent::{own, trace_entries};
                trace_entries(self.iter(), &own::<K>(), &own::<V>(), tracer);
            }
        }

        impl<$($generics)*, A: Copy, B: Copy> crate::with::TraceBy<(A, B)> for $map
        where
            K: crate::with::TraceBy<A>,
            V: crate::with::TraceBy<B>,
        {
            fn trace_by(&self, (how_key, how_value): (A, B), tracer: &mut crate::Tracer<'_>) {
                use super::persistent::{by, trace_entries};
                let (key, value) = (by::<K, _>(how_key), by::<V, _>(how_value));
                trace_entries(self.iter(), &key, &value, tracer);
            }
        }
    )+ };
}
pub(super) use persistent;
