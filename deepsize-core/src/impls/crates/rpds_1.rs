//! `rpds` 1: collections whose versions share nodes.

use core::alloc::Layout;
use core::hash::{BuildHasher, Hash};

use archery::{ArcK, ArcTK, RcK, SharedPointer, SharedPointerKind};
use rpds::{
    HashTrieMap, HashTrieSet, List, Queue, RedBlackTreeMap, RedBlackTreeSet, Stack, Vector,
};

use crate::with::{Own, TraceBy};
use crate::{Block, Gap, MemSize, Tracer};

/// A kind of shared pointer, with what its block begins with.
pub trait Counted: SharedPointerKind {
    /// The counters, which the value follows.
    const COUNTERS: Layout;
}

impl Counted for RcK {
    const COUNTERS: Layout = Layout::new::<[usize; 2]>();
}

impl Counted for ArcK {
    const COUNTERS: Layout = Layout::new::<[usize; 2]>();
}

// LAYOUT: `repr(C) { count, value }`. From triomphe 0.1's src/arc.rs (`ArcInner`); tests/foreign.
impl Counted for ArcTK {
    const COUNTERS: Layout = Layout::new::<usize>();
}

/// The block of a value, which is known again by the address of a part of it.
fn block<P: Counted, V>(part: *const impl Sized) -> Block {
    let (counters, value) = (P::COUNTERS, Layout::new::<V>());
    let (whole, _) = counters.extend(value).unwrap_or((value, 0));
    let size = whole.pad_to_align().size();
    Block::new(size).containing(part).overhead(size.saturating_sub(value.size()))
}

/// Collections of elements that each lie in a block of their own.
macro_rules! sequences {
    ($($sequence:ident => $nodes:expr;)+) => { $(
        /// The block of each element, counted once however many versions lead to it, and at least
        /// so many nodes as each element has; and a gap, for nodes are hidden.
        impl<T: MemSize, P: Counted> MemSize for $sequence<T, P> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        // The kind of pointer is mostly not spelt, by the default or by an alias.
        impl<T: TraceBy<How>, P: Counted, How: Copy> TraceBy<(How,)> for $sequence<T, P> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                let node: Option<Block> = $nodes;
                for element in self.iter() {
                    let block = block::<P, T>(element);
                    tracer.shared(block, || None, |tracer| {
                        tracer.pointee_by(element, how);
                        if let Some(node) = node {
                            tracer.block(node);
                        }
                    });
                }
                tracer.gap(Gap::Opaque);
            }
        }
    )+ };
}

// LAYOUT: each element of a list has a node, a struct of a handle and an optional one. From rpds
// 1's src/list/mod.rs (`Node`); tests/foreign.
sequences! {
    List => Some(node_of_list::<P>());
    Queue => Some(node_of_list::<P>());
    Stack => Some(node_of_list::<P>());
    Vector => None;
}

fn node_of_list<P: Counted>() -> Block {
    let handles = Layout::new::<(SharedPointer<(), P>, Option<SharedPointer<(), P>>)>();
    let size = P::COUNTERS.size().saturating_add(handles.size());
    Block::new(size).overhead(size)
}

// LAYOUT: an entry is a struct of key and value, in a block of its own, and an element of a set is
// the key of an entry. From rpds 1's src/map/entry.rs; tests/foreign.
fn trace_entry<P: Counted, K, V>(
    (key, value): (&K, &V),
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    let block =
        if size_of::<K>() > 0 { block::<P, (K, V)>(key) } else { block::<P, (K, V)>(value) };
    tracer.shared(block, || None, contents);
}

/// Maps with keys `K` and values `V`, and sets of elements `T`.
macro_rules! tables {
    (maps: $({$($generics:tt)*} $map:ty),+) => { $(
        /// The block of each entry, counted once however many versions lead to it; and a gap, for
        /// nodes are hidden.
        impl<$($generics)*> MemSize for $map
        where
            K: MemSize,
            V: MemSize,
        {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                for entry in self.iter() {
                    trace_entry::<P, _, _>(entry, tracer, |tracer| tracer.entries([entry]));
                }
                tracer.gap(Gap::Opaque);
            }
        }

        impl<$($generics)*, A: Copy, B: Copy> TraceBy<(A, B)> for $map
        where
            K: TraceBy<A>,
            V: TraceBy<B>,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                for entry in self.iter() {
                    trace_entry::<P, _, _>(entry, tracer, |tracer| {
                        tracer.entries_by([entry], hows);
                    });
                }
                tracer.gap(Gap::Opaque);
            }
        }
    )+ };
    (sets: $({$($generics:tt)*} $set:ty),+) => { $(
        /// The block of each element, counted once however many versions lead to it; and a gap, for
        /// nodes are hidden.
        impl<$($generics)*> MemSize for $set
        where
            T: MemSize,
        {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                for element in self.iter() {
                    let entry = (element, &());
                    trace_entry::<P, _, _>(entry, tracer, |tracer| tracer.entries([entry]));
                }
                tracer.gap(Gap::Opaque);
            }
        }

        impl<$($generics)*, How: Copy> TraceBy<(How,)> for $set
        where
            T: TraceBy<How>,
        {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                for element in self.iter() {
                    let entry = (element, &());
                    trace_entry::<P, _, _>(entry, tracer, |tracer| {
                        tracer.entries_by([entry], (how, Own));
                    });
                }
                tracer.gap(Gap::Opaque);
            }
        }
    )+ };
}
tables!(
    maps: {K: Eq + Hash, V, P: Counted, H: BuildHasher + Clone} HashTrieMap<K, V, P, H>,
    {K: Ord, V, P: Counted} RedBlackTreeMap<K, V, P>
);
tables!(
    sets: {T: Eq + Hash, P: Counted, H: BuildHasher + Clone} HashTrieSet<T, P, H>,
    {T: Ord, P: Counted} RedBlackTreeSet<T, P>
);
