//! `alloc::collections`.

use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};

use crate::layout::btree::{Node, Nodes};
use crate::layout::list::node_size;
use crate::trace::Label;
use crate::{Block, Gap, MemSize, Tracer};

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for VecDeque<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let (front, back) = self.as_slices();
        // Elements may begin anywhere in the buffer.
        let block = Block::buffer(front.as_ptr(), self.len(), self.capacity());
        tracer.block_with(block.containing(front.as_ptr()), |tracer| {
            tracer.elements(front);
            tracer.elements(back);
        });
    }
}

/// One block of `capacity() × size_of::<T>()` bytes.
impl<T: MemSize> MemSize for BinaryHeap<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let slice = self.as_slice();
        let block = Block::buffer(slice.as_ptr(), slice.len(), self.capacity());
        tracer.block_with(block, |tracer| tracer.elements(slice));
    }
}

/// One block per element: the element and two links.
impl<T: MemSize> MemSize for LinkedList<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let size = node_size::<T>();
        let node = Block::new(size).overhead(size.saturating_sub(size_of::<T>()));
        if T::is_flat() && !tracer.is_listening() {
            tracer.blocks(self.len(), node);
            return;
        }
        for element in self {
            tracer.block_with(node.containing(element), |tracer| tracer.item(Label::Element, element));
        }
    }
}

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
        tracer.entries(entries);
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
