//! The nodes of `BTreeMap` and `BTreeSet`, told from the addresses of their keys.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::cell::Cell;
use core::ops::{Bound, RangeBounds};

use super::{max, struct_size};
use crate::ordered::WhenOrdered;
use crate::walk::Block;

// LAYOUT: a node holds 11 entries at most. From alloc/src/collections/btree/node.rs (`CAPACITY`),
// Rust 1.88 to 1.99; tests/truth/trees.rs.
const CAPACITY: usize = 11;

// LAYOUT: every node but the root holds 5 entries at least, and an inner node one more child than
// entries. From the same file (`MIN_LEN_AFTER_SPLIT`), Rust 1.88 to 1.99; tests/truth/trees.rs.
/// A tree of at most so many entries is one leaf: the smallest other tree is a root of one entry
/// with two leaves of 5.
const MAX_IN_ONE_LEAF: usize = 2 * 5;

// LAYOUT: a leaf is `{ parent, parent_idx: u16, len: u16, keys: [K; 11], vals: [V; 11] }`. From the
// same file (`LeafNode`), Rust 1.88 to 1.99; tests/truth/trees.rs.
const fn leaf_size<K, V>() -> usize {
    let head = size_of::<*const ()>() + 2 * size_of::<u16>();
    struct_size(
        head.saturating_add(CAPACITY.saturating_mul(size_of::<K>().saturating_add(size_of::<V>()))),
        align::<K, V>(),
    )
}

// LAYOUT: an inner node is `repr(C) { data: leaf, edges: [pointer; 12] }`. From the same file
// (`InternalNode`), Rust 1.88 to 1.99; tests/truth/trees.rs.
const fn inner_size<K, V>() -> usize {
    let edges = (CAPACITY + 1) * size_of::<*const ()>();
    struct_size(leaf_size::<K, V>().saturating_add(edges), align::<K, V>())
}

const fn align<K, V>() -> usize {
    max(align_of::<*const ()>(), max(align_of::<K>(), align_of::<V>()))
}

/// A node of which all entries were seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    is_leaf: bool,
    /// The address of its first item; 0 where the entries have no size.
    first: usize,
    /// How many entries it holds.
    len: usize,
}

impl Node {
    /// The block of this node in a tree of `K` and `V`.
    pub(crate) fn block<K, V>(self) -> Block {
        let size = if self.is_leaf { leaf_size::<K, V>() } else { inner_size::<K, V>() };
        let entry = size_of::<K>().saturating_add(size_of::<V>());
        let block = match self.first {
            0 => Block::new(size),
            first => Block::new(size).containing(core::ptr::without_provenance::<u8>(first)),
        };
        block
            .spare(entry.saturating_mul(CAPACITY.saturating_sub(self.len)))
            .overhead(size.saturating_sub(entry.saturating_mul(CAPACITY)))
    }

    /// The only node of a tree whose entries have no size.
    pub(crate) const fn of_zero_sized(len: usize) -> Self {
        Self { is_leaf: true, first: 0, len }
    }

    /// The only node of a tree with these entries in order, if they are so few that there is just
    /// one. `None` for a tree without entries, which may have no node. `address` tells where an
    /// entry lies.
    #[inline]
    pub(crate) fn only_leaf<Entry>(
        mut entries: impl ExactSizeIterator<Item = Entry>,
        address: impl Fn(Entry) -> usize,
    ) -> Option<Self> {
        let len = entries.len();
        if !Self::is_one_leaf(len) {
            return None;
        }
        let first = address(entries.next()?);
        Some(Self { is_leaf: true, first, len })
    }

    /// How many entries of this node follow each other in the tree, from the one at this address
    /// on, and whether that one is the first of the node. Of a leaf all do; of an inner node just
    /// the one, as leaves lie between its entries.
    pub(crate) const fn entries_from(self, address: usize) -> (usize, bool) {
        let run = if self.is_leaf { self.len } else { 1 };
        (run, address == self.first)
    }

    /// Whether a tree of so many entries is surely one leaf.
    pub(crate) const fn is_one_leaf(len: usize) -> bool {
        len <= MAX_IN_ONE_LEAF
    }
}

// LAYOUT: `range` asks a range for its bounds if and only if the tree has a root, and compares no
// keys where there are no bounds. From alloc/src/collections/btree/{map,search}.rs, Rust 1.88 to
// 1.99; tests/truth/trees.rs.
/// Finds out whether a tree without entries has kept its root, which is a leaf then. Keys must have
/// an order, as `range` asks for it.
pub(crate) struct RootProbe<'a, Tree> {
    tree: &'a Tree,
    /// False until `ask` has found the root.
    pub(crate) has_root: bool,
}

impl<'a, Tree> RootProbe<'a, Tree> {
    pub(crate) const fn new(tree: &'a Tree) -> Self {
        Self { tree, has_root: false }
    }
}

/// A range without bounds, which notes whether it is asked for them.
#[derive(Default)]
struct NotingRange(Cell<bool>);

impl<T: ?Sized> RangeBounds<T> for &NotingRange {
    fn start_bound(&self) -> Bound<&T> {
        self.0.set(true);
        Bound::Unbounded
    }

    fn end_bound(&self) -> Bound<&T> {
        self.0.set(true);
        Bound::Unbounded
    }
}

/// Whether `query` asks the range that it gets for its bounds.
fn asks_for_bounds(query: impl FnOnce(&NotingRange)) -> bool {
    let asked = NotingRange::default();
    query(&asked);
    asked.0.get()
}

// A new tree has no root. If its `range` asks as well, this version of std always asks, and nothing
// is known.

impl<K, V> WhenOrdered<K> for RootProbe<'_, BTreeMap<K, V>> {
    #[inline]
    fn ask(&mut self)
    where
        K: Ord,
    {
        self.has_root = asks_for_bounds(|bounds| _ = self.tree.range::<K, _>(bounds))
            && !asks_for_bounds(|bounds| _ = BTreeMap::<K, V>::new().range::<K, _>(bounds));
    }
}

impl<T> WhenOrdered<T> for RootProbe<'_, BTreeSet<T>> {
    #[inline]
    fn ask(&mut self)
    where
        T: Ord,
    {
        self.has_root = asks_for_bounds(|bounds| _ = self.tree.range::<T, _>(bounds))
            && !asks_for_bounds(|bounds| _ = BTreeSet::<T>::new().range::<T, _>(bounds));
    }
}

/// Tells nodes apart by the addresses of one item per entry (the key, or the value of a key without
/// a size), in the order of the tree.
///
/// Items of one node lie side by side. An item that does not lie behind the one before it is the
/// separator of two leaves, and so in an inner node: the lowest one on the present path whose last
/// item it lies behind, or else the lowest one without an item so far. All nodes below that one end
/// there, and new ones begin.
pub(crate) struct NodeFinder {
    item_size: usize,
    leaf: OpenNode,
    /// The inner nodes on the present path, lowest first.
    inner: Vec<OpenNode>,
}

/// A node on the present path: where its items begin, and where the next one would lie. Both are 0
/// before its first item.
#[derive(Clone, Copy, Default)]
struct OpenNode {
    first: usize,
    next: usize,
}

impl OpenNode {
    fn close(&mut self, is_leaf: bool, item_size: usize) -> Node {
        let Self { first, next } = core::mem::take(self);
        Node { is_leaf, first, len: next.wrapping_sub(first) / item_size }
    }
}

impl NodeFinder {
    /// For items of this size, which is not 0.
    pub(crate) fn new(item_size: usize) -> Self {
        Self { item_size: item_size.max(1), leaf: OpenNode::default(), inner: Vec::new() }
    }

    /// Takes the address of the next item; calls `on_node` with each node that ends before it.
    #[inline]
    pub(crate) fn push(&mut self, address: usize, on_node: &mut impl FnMut(Node)) {
        let next = address.wrapping_add(self.item_size);
        if address == self.leaf.next {
            self.leaf.next = next;
        } else if self.leaf.next == 0 {
            self.leaf = OpenNode { first: address, next };
        } else {
            on_node(self.leaf.close(true, self.item_size));
            self.push_separator(address, next, on_node);
        }
    }

    fn push_separator(&mut self, address: usize, next: usize, on_node: &mut impl FnMut(Node)) {
        for open in &mut self.inner {
            if open.next == address {
                open.next = next;
                return;
            }
            if open.next == 0 {
                *open = OpenNode { first: address, next };
                return;
            }
            on_node(open.close(false, self.item_size));
        }
        self.inner.push(OpenNode { first: address, next });
    }

    /// Ends the tree; calls `on_node` with each node still on the path.
    pub(crate) fn finish(mut self, on_node: &mut impl FnMut(Node)) {
        if self.leaf.next != 0 {
            on_node(self.leaf.close(true, self.item_size));
        }
        for open in self.inner.iter_mut().filter(|open| open.next != 0) {
            on_node(open.close(false, self.item_size));
        }
    }
}

/// All nodes of a tree, by the addresses of their first items.
pub(crate) fn collect_nodes(
    item_size: usize,
    addresses: impl Iterator<Item = usize>,
) -> BTreeMap<usize, Node> {
    let mut found = BTreeMap::new();
    let mut keep = |node: Node| {
        found.insert(node.first, node);
    };
    let mut nodes = NodeFinder::new(item_size);
    addresses.for_each(|address| nodes.push(address, &mut keep));
    nodes.finish(&mut keep);
    found
}
