//! The nodes of `BTreeMap` and `BTreeSet`, told from the addresses of their keys.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::cell::Cell;
use core::ops::{Bound, RangeBounds};

use super::{max, struct_size};
use crate::ordered::WhenOrdered;
use crate::walk::Block;

// LAYOUT: a node holds 11 entries at most. From alloc/src/collections/btree/node.rs (`CAPACITY`),
// Rust 1.95; tests/truth/trees.rs.
const CAPACITY: usize = 11;

// LAYOUT: every node but the root holds 5 entries at least, and an inner node one more child than
// entries. From the same file (`MIN_LEN_AFTER_SPLIT`), Rust 1.95; tests/truth/trees.rs.
/// A tree of at most so many entries is one leaf: the next larger is a root of one entry with two
/// leaves of 5.
const MOST_IN_ONE_LEAF: usize = 2 * 5;

// LAYOUT: a leaf is `{ parent, parent_idx: u16, len: u16, keys: [K; 11], vals: [V; 11] }`.
const fn leaf_size<K, V>() -> usize {
    let head = size_of::<*const ()>() + 2 * size_of::<u16>();
    struct_size(
        head.saturating_add(CAPACITY.saturating_mul(size_of::<K>().saturating_add(size_of::<V>()))),
        align::<K, V>(),
    )
}

// LAYOUT: an inner node is `repr(C) { data: leaf, edges: [pointer; 12] }`.
const fn inner_size<K, V>() -> usize {
    let edges = (CAPACITY + 1) * size_of::<*const ()>();
    struct_size(leaf_size::<K, V>().saturating_add(edges), align::<K, V>())
}

const fn align<K, V>() -> usize {
    max(align_of::<*const ()>(), max(align_of::<K>(), align_of::<V>()))
}

/// A node that the walk has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    is_leaf: bool,
    /// The address of its first item; 0 where items have no place of their own.
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

    /// The only node of a tree whose entries have no size, and so no place of their own.
    pub(crate) const fn without_places(len: usize) -> Self {
        Self { is_leaf: true, first: 0, len }
    }

    /// The only node of a tree with these entries in order, if they are so few that there is one.
    /// A tree without entries may have none. `address` tells where an entry lies.
    #[inline]
    pub(crate) fn sole_leaf<Entry>(
        mut entries: impl ExactSizeIterator<Item = Entry>,
        address: impl Fn(Entry) -> usize,
    ) -> Option<Self> {
        let len = entries.len();
        if !Self::is_sole(len) {
            return None;
        }
        let first = address(entries.next()?);
        Some(Self { is_leaf: true, first, len })
    }

    /// How many entries in order lie side by side here, from the one at this address on, and
    /// whether it is the first of the node.
    pub(crate) const fn run_at(self, address: usize) -> (usize, bool) {
        let run = if self.is_leaf { self.len } else { 1 };
        (run, address == self.first)
    }

    /// Whether a tree of so many entries can be nothing but one leaf.
    pub(crate) const fn is_sole(len: usize) -> bool {
        len <= MOST_IN_ONE_LEAF
    }
}

// LAYOUT: `range` asks a range for its bounds if and only if the tree has a root, and compares no
// keys where there are no bounds. From alloc/src/collections/btree/{map,search}.rs, Rust 1.95;
// tests/truth/trees.rs.
/// Whether a tree without entries has kept a root, which then is a leaf: asks that of keys with an
/// order.
pub(crate) struct Root<'a, Tree> {
    of: &'a Tree,
    /// Not known to be there until someone has asked.
    pub(crate) is_there: bool,
}

impl<'a, Tree> Root<'a, Tree> {
    pub(crate) const fn of(tree: &'a Tree) -> Self {
        Self { of: tree, is_there: false }
    }
}

/// The range without bounds, which notes whether it is asked for these.
#[derive(Default)]
struct Asked(Cell<bool>);

impl<T: ?Sized> RangeBounds<T> for &Asked {
    fn start_bound(&self) -> Bound<&T> {
        self.0.set(true);
        Bound::Unbounded
    }

    fn end_bound(&self) -> Bound<&T> {
        self.0.set(true);
        Bound::Unbounded
    }
}

/// Whether this query of a range asks for the bounds.
fn asks(query: impl FnOnce(&Asked)) -> bool {
    let asked = Asked::default();
    query(&asked);
    asked.0.get()
}

// A std that asks in any case is found out by a new tree, which has no root.

impl<K, V> WhenOrdered<K> for Root<'_, BTreeMap<K, V>> {
    #[inline]
    fn ask(&mut self)
    where
        K: Ord,
    {
        self.is_there = asks(|bounds| _ = self.of.range::<K, _>(bounds))
            && !asks(|bounds| _ = BTreeMap::<K, V>::new().range::<K, _>(bounds));
    }
}

impl<T> WhenOrdered<T> for Root<'_, BTreeSet<T>> {
    #[inline]
    fn ask(&mut self)
    where
        T: Ord,
    {
        self.is_there = asks(|bounds| _ = self.of.range::<T, _>(bounds))
            && !asks(|bounds| _ = BTreeSet::<T>::new().range::<T, _>(bounds));
    }
}

/// Tells nodes apart from the addresses of one item per entry (the key, or the value of a key
/// without a size), taken in order.
///
/// Items of one node lie side by side. An item that does not follow the one before it separates two
/// leaves, and so is in an inner node: the lowest on the present path that it continues, or
/// else the lowest that has not shown an item yet. Below it everything starts afresh.
pub(crate) struct Nodes {
    item_size: usize,
    leaf: Open,
    /// The inner nodes of the present path, lowest first.
    inner: Vec<Open>,
}

/// A node on the present path: where its items begin, and where the next one would lie. Both are 0
/// before its first item.
#[derive(Clone, Copy, Default)]
struct Open {
    first: usize,
    next: usize,
}

impl Open {
    fn close(&mut self, is_leaf: bool, item_size: usize) -> Node {
        let Self { first, next } = core::mem::take(self);
        Node { is_leaf, first, len: next.wrapping_sub(first) / item_size }
    }
}

impl Nodes {
    /// For items of this size, which is not 0.
    pub(crate) fn new(item_size: usize) -> Self {
        Self { item_size: item_size.max(1), leaf: Open::default(), inner: Vec::new() }
    }

    /// Takes the next item; tells `left` of each node that ends before it.
    #[inline]
    pub(crate) fn take(&mut self, address: usize, left: &mut impl FnMut(Node)) {
        let next = address.wrapping_add(self.item_size);
        if address == self.leaf.next {
            self.leaf.next = next;
        } else if self.leaf.next == 0 {
            self.leaf = Open { first: address, next };
        } else {
            left(self.leaf.close(true, self.item_size));
            self.separate(address, next, left);
        }
    }

    fn separate(&mut self, address: usize, next: usize, left: &mut impl FnMut(Node)) {
        for open in &mut self.inner {
            if open.next == address {
                open.next = next;
                return;
            }
            if open.next == 0 {
                *open = Open { first: address, next };
                return;
            }
            left(open.close(false, self.item_size));
        }
        self.inner.push(Open { first: address, next });
    }

    /// Takes the end; tells `left` of each node still on the path.
    pub(crate) fn finish(mut self, left: &mut impl FnMut(Node)) {
        if self.leaf.next != 0 {
            left(self.leaf.close(true, self.item_size));
        }
        for open in self.inner.iter_mut().filter(|open| open.next != 0) {
            left(open.close(false, self.item_size));
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
    let mut nodes = Nodes::new(item_size);
    addresses.for_each(|address| nodes.take(address, &mut keep));
    nodes.finish(&mut keep);
    found
}
