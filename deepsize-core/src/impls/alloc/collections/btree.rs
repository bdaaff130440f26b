//! `alloc::collections::{btree_map, btree_set}`.

use alloc::collections::{BTreeMap, BTreeSet, btree_map, btree_set};

use crate::impls::opaque;
use crate::layout::btree::{Node, Nodes};
use crate::trace::Label;
use crate::{Gap, MemSize, Tracer};

opaque!(
    {T} btree_set::IntoIter<T>;
    {K, V} btree_map::IntoIter<K, V>;
    {K, V} btree_map::IntoKeys<K, V>;
    {K, V} btree_map::IntoValues<K, V>;
);

/// One block per node; nodes are told apart by the addresses of the keys, so the tree is walked.
///
/// An emptied map that kept its root leaf cannot be told from a new one: it counts no block.
impl<K: MemSize, V: MemSize> MemSize for BTreeMap<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_tree::<K, V>(tracer, self.iter());
    }
}

/// One block per node; nodes are told apart by the addresses of the elements, so the tree is walked.
///
/// An emptied set that kept its root leaf cannot be told from a new one: it counts no block.
impl<T: MemSize> MemSize for BTreeSet<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_tree::<T, ()>(tracer, self.iter().map(|element| (element, &())));
    }
}

fn trace_tree<'e, K: MemSize + 'e, V: MemSize + 'e>(
    tracer: &mut Tracer<'_>,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)> + Clone,
) {
    if size_of::<K>() == 0 && size_of::<V>() == 0 {
        trace_placeless::<K, V>(tracer, entries.len());
        return;
    }
    let address = |key: &K, value: &V| {
        if size_of::<K>() > 0 {
            core::ptr::from_ref(key).addr()
        } else {
            core::ptr::from_ref(value).addr()
        }
    };
    let item_size = if size_of::<K>() > 0 { size_of::<K>() } else { size_of::<V>() };
    let mut nodes = Nodes::new(item_size);
    if tracer.is_listening() || (K::is_flat() && V::is_flat()) {
        for (key, value) in entries.clone() {
            nodes.take(address(key, value), &mut |node| tracer.block(node.block::<K, V>()));
        }
        tracer.scattered(move |tracer| tracer.entries(entries));
    } else {
        for (key, value) in entries {
            nodes.take(address(key, value), &mut |node| tracer.block(node.block::<K, V>()));
            tracer.item(Label::Key, key);
            tracer.item(Label::Value, value);
        }
    }
    nodes.finish(&mut |node| tracer.block(node.block::<K, V>()));
}

/// Entries without a size own nothing and lie nowhere; an order that tells them apart is out of this world.
fn trace_placeless<K, V>(tracer: &mut Tracer<'_>, len: usize) {
    if len > 0 {
        tracer.block(Node::without_places(len).block::<K, V>());
    }
    if !Node::holds(len) {
        tracer.gap(Gap::Opaque);
    }
}
