//! `alloc::collections::{btree_map, btree_set}`.

use alloc::collections::{BTreeMap, BTreeSet, btree_map, btree_set};

use crate::event::Label;
use crate::impls::{borrowing, entry_address, opaque};
use crate::ordered::{WhenOrdered, ordered_by_part};
use crate::std_layout::btree::{Node, NodeFinder, RootProbe, collect_nodes};
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

opaque!(
    {T} btree_set::IntoIter<T>;
    {K, V} btree_map::IntoIter<K, V>;
    {K, V} btree_map::IntoKeys<K, V>;
    {K, V} btree_map::IntoValues<K, V>;
);

borrowing!(
    {T} btree_set::Difference<'_, T>, btree_set::Intersection<'_, T>, btree_set::Iter<'_, T>,
    btree_set::Range<'_, T>, btree_set::SymmetricDifference<'_, T>, btree_set::Union<'_, T>
);
borrowing!(
    {K, V} btree_map::Iter<'_, K, V>, btree_map::IterMut<'_, K, V>, btree_map::Keys<'_, K, V>,
    btree_map::OccupiedEntry<'_, K, V>, btree_map::Range<'_, K, V>,
    btree_map::RangeMut<'_, K, V>, btree_map::Values<'_, K, V>, btree_map::ValuesMut<'_, K, V>
);

#[cfg(mem_size_since_1_91)]
#[clippy::msrv = "1.91"]
mod extract_if {
    use alloc::collections::{btree_map, btree_set};

    crate::impls::borrowing_by_function!(
        {T, R, F} btree_set::ExtractIf<'_, T, R, F>: (F, R);
        {K, V, R, F} btree_map::ExtractIf<'_, K, V, R, F>: (F, R);
    );
}

/// What the key owns that is not in the map yet; a gap if it is not known that keys have an order,
/// for only then is it shown.
impl<K: MemSize, V> MemSize for btree_map::VacantEntry<'_, K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let mut key = VacantKey { entry: self, shown: None };
        K::__when_ordered(&mut key);
        match key.shown {
            Some(key) => tracer.field("key", key),
            None if K::is_flat() => {}
            None => tracer.gap(Gap::Opaque),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        K::is_flat()
    }
}

/// Which key an entry has: asks that of keys with an order.
struct VacantKey<'e, 'm, K, V> {
    entry: &'e btree_map::VacantEntry<'m, K, V>,
    shown: Option<&'e K>,
}

impl<K, V> WhenOrdered<K> for VacantKey<'_, '_, K, V> {
    #[inline]
    fn ask(&mut self)
    where
        K: Ord,
    {
        self.shown = Some(self.entry.key());
    }
}

/// What the key owns that is not in the map yet, if the entry is vacant.
impl<K: MemSize, V> MemSize for btree_map::Entry<'_, K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Occupied(entry) => entry.trace(tracer),
            Self::Vacant(entry) => entry.trace(tracer),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        K::is_flat()
    }
}

/// One block per node; nodes are told apart by the addresses of the keys, so the tree is walked.
///
/// An emptied map keeps its root leaf, which is found where the keys are known to have an order:
/// numbers, text, paths, types that derive `MemSize` (of those whose order asks one of a parameter,
/// structs with up to two fields), and of these `Reverse`, `Wrapping`, `Option`, `Result`, arrays,
/// collections, and tuples of up to six. With other keys it counts no block, like a new map.
impl<K: MemSize, V: MemSize> MemSize for BTreeMap<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }

    ordered_by_part!(K);
}

impl<K: TraceBy<A>, V: TraceBy<B>, A: Copy, B: Copy> TraceBy<(A, B)> for BTreeMap<K, V> {
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        if self.is_empty() {
            let mut root = RootProbe::new(self);
            K::__when_ordered(&mut root);
            return trace_emptied::<K, V>(tracer, root.has_root);
        }
        trace_tree(tracer, self.iter(), hows, Label::Key);
    }
}

/// One block per node; nodes are told apart by the addresses of the elements, so the tree is
/// walked.
///
/// An emptied set keeps its root leaf, which is found where the elements are known to have an
/// order, as with the keys of [`BTreeMap`].
impl<T: MemSize> MemSize for BTreeSet<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    ordered_by_part!(T);
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for BTreeSet<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if self.is_empty() {
            let mut root = RootProbe::new(self);
            T::__when_ordered(&mut root);
            return trace_emptied::<T, ()>(tracer, root.has_root);
        }
        let entries = self.iter().map(|element| (element, &()));
        trace_tree(tracer, entries, (how, Own), Label::Element);
    }
}

/// Counts the root of a tree without entries, if it has one; nothing where that is not known.
#[inline]
fn trace_emptied<K, V>(tracer: &mut Tracer<'_>, has_root: bool) {
    if has_root {
        tracer.block(Node::of_zero_sized(0).block::<K, V>());
    }
}

/// Counts the nodes of a B-tree, told apart by the addresses of its entries, and traces the
/// entries: keys and values of a map, or with `Label::Element` for `keys` the elements of a set.
pub(in crate::impls) fn trace_tree<'e, K, V, A, B>(
    tracer: &mut Tracer<'_>,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
    hows: (A, B),
    keys: Label,
) where
    K: TraceBy<A> + 'e,
    V: TraceBy<B> + 'e,
    A: Copy,
    B: Copy,
{
    if size_of::<K>() == 0 && size_of::<V>() == 0 {
        return trace_zero_sized::<K, V>(tracer, entries.len());
    }
    if tracer.wants_each_block() {
        return trace_nodes(tracer, entries, hows, keys);
    }
    if let Some(leaf) = Node::only_leaf(entries.clone(), entry_address) {
        tracer.block(leaf.block::<K, V>());
        if !(K::__is_flat() && V::__is_flat()) {
            tracer.hop(move |tracer| {
                for entry in entries {
                    trace_entry(tracer, entry, hows, keys);
                }
            });
        }
        return;
    }
    let mut nodes = NodeFinder::new(item_size::<K, V>());
    let mut count = |node: Node| tracer.block(node.block::<K, V>());
    if K::__is_flat() && V::__is_flat() {
        for entry in entries {
            nodes.push(entry_address(entry), &mut count);
        }
        return nodes.finish(&mut count);
    }
    // No node is entered, which would check the stack: so the tree as a whole makes a hop.
    tracer.hop(move |tracer| {
        for entry in entries {
            nodes.push(entry_address(entry), &mut |node| tracer.block(node.block::<K, V>()));
            trace_entry(tracer, entry, hows, keys);
        }
        nodes.finish(&mut |node| tracer.block(node.block::<K, V>()));
    });
}

/// Whether a listener hears of values: those of a set are `()`.
#[inline]
fn has_values<V>(keys: Label) -> bool {
    size_of::<V>() > 0 || !matches!(keys, Label::Element)
}

/// Traces an entry while its node is not entered.
#[expect(clippy::inline_always, reason = "ten instructions an entry less")]
#[inline(always)]
fn trace_entry<K, V, A, B>(
    tracer: &mut Tracer<'_>,
    (key, value): (&K, &V),
    (how_key, how_value): (A, B),
    keys: Label,
) where
    K: TraceBy<A>,
    V: TraceBy<B>,
    A: Copy,
    B: Copy,
{
    tracer.item_by(keys, key, how_key);
    if has_values::<V>(keys) {
        tracer.item_by(Label::Value, value, how_value);
    }
}

/// Traces entries while their node is entered.
fn trace_run<'e, K, V, A, B>(
    tracer: &mut Tracer<'_>,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
    hows: (A, B),
    keys: Label,
) where
    K: TraceBy<A> + 'e,
    V: TraceBy<B> + 'e,
    A: Copy,
    B: Copy,
{
    if has_values::<V>(keys) {
        tracer.entries_by(entries, hows);
    } else {
        tracer.elements_by(entries.map(|(key, _)| key), hows.0);
    }
}

const fn item_size<K, V>() -> usize {
    if size_of::<K>() > 0 { size_of::<K>() } else { size_of::<V>() }
}

/// Enters the node of each entry: a leaf for all of its entries at once, an inner node again for
/// each of them, as its entries lie between leaves.
fn trace_nodes<'e, K, V, A, B>(
    tracer: &mut Tracer<'_>,
    mut entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
    hows: (A, B),
    keys: Label,
) where
    K: TraceBy<A> + 'e,
    V: TraceBy<B> + 'e,
    A: Copy,
    B: Copy,
{
    if let Some(leaf) = Node::only_leaf(entries.clone(), entry_address) {
        return tracer.visit_block(leaf.block::<K, V>(), true, |tracer| {
            trace_run(tracer, entries, hows, keys);
        });
    }
    let addresses = entries.clone().map(entry_address);
    let nodes = collect_nodes(item_size::<K, V>(), addresses);
    while let Some((key, value)) = entries.clone().next() {
        let address = entry_address((key, value));
        let Some(node) = nodes.range(..=address).next_back().map(|(_, node)| node) else { return };
        let (run, is_first_visit) = node.entries_from(address);
        let present = entries.clone().take(run);
        tracer.visit_block(node.block::<K, V>(), is_first_visit, |tracer| {
            trace_run(tracer, present, hows, keys);
        });
        entries.by_ref().take(run).for_each(drop);
    }
}

/// Counts one leaf for entries without a size, which own nothing. Their addresses tell nothing, so
/// more of them than surely lie in one leaf leave a gap. A tree with more than one such entry takes
/// an unusual `Ord`.
fn trace_zero_sized<K, V>(tracer: &mut Tracer<'_>, len: usize) {
    if len > 0 {
        tracer.block(Node::of_zero_sized(len).block::<K, V>());
    }
    if !Node::is_one_leaf(len) {
        tracer.gap(Gap::Opaque);
    }
}
