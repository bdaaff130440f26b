//! `rpds` 1: collections whose versions share nodes.

use core::alloc::Layout;
use core::hash::{BuildHasher, Hash};

use archery::{ArcK, ArcTK, RcK, SharedPointer, SharedPointerKind};
use rpds::{
    HashTrieMap, HashTrieSet, List, Queue, RedBlackTreeMap, RedBlackTreeSet, Stack, Vector,
};

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
                let node: Option<Block> = $nodes;
                for element in self.iter() {
                    let block = block::<P, T>(element);
                    tracer.shared(block, || None, |tracer| {
                        tracer.pointee(element);
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
fn trace_entry<P: Counted, K: MemSize, V: MemSize>(key: &K, value: &V, tracer: &mut Tracer<'_>) {
    let block =
        if size_of::<K>() > 0 { block::<P, (K, V)>(key) } else { block::<P, (K, V)>(value) };
    tracer.shared(block, || None, |tracer| tracer.entries([(key, value)]));
}

/// The block of each entry, counted once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<K, V, P, H> MemSize for HashTrieMap<K, V, P, H>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    P: Counted,
    H: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iter().for_each(|(key, value)| trace_entry::<P, _, _>(key, value, tracer));
        tracer.gap(Gap::Opaque);
    }
}

/// The block of each element, counted once however many versions lead to it; and a gap, for nodes
/// are hidden.
impl<T, P, H> MemSize for HashTrieSet<T, P, H>
where
    T: MemSize + Eq + Hash,
    P: Counted,
    H: BuildHasher + Clone,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iter().for_each(|element| trace_entry::<P, _, _>(element, &(), tracer));
        tracer.gap(Gap::Opaque);
    }
}

/// The block of each entry, counted once however many versions lead to it; and a gap, for nodes are
/// hidden.
impl<K: MemSize + Ord, V: MemSize, P: Counted> MemSize for RedBlackTreeMap<K, V, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iter().for_each(|(key, value)| trace_entry::<P, _, _>(key, value, tracer));
        tracer.gap(Gap::Opaque);
    }
}

/// The block of each element, counted once however many versions lead to it; and a gap, for nodes
/// are hidden.
impl<T: MemSize + Ord, P: Counted> MemSize for RedBlackTreeSet<T, P> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iter().for_each(|element| trace_entry::<P, _, _>(element, &(), tracer));
        tracer.gap(Gap::Opaque);
    }
}
