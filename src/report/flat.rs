//! A tree as a list, each node before its children and with the index of its parent, and back: so
//! that no depth of a tree costs recursion.

use alloc::vec;
use alloc::vec::Vec;
use core::mem;

use crate::report::Node;

/// The nodes of a tree, each before its children, with the index of its parent in this order.
pub(crate) struct Flat<'a> {
    /// Those to come, the next one last.
    waiting: Vec<(Option<usize>, &'a Node)>,
    next: usize,
}

impl<'a> Flat<'a> {
    pub(crate) fn of(root: &'a Node) -> Self {
        Self { waiting: Vec::from([(None, root)]), next: 0 }
    }
}

impl<'a> Iterator for Flat<'a> {
    type Item = (Option<usize>, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        let (parent, node) = self.waiting.pop()?;
        let here = Some(self.next);
        self.waiting.extend(node.children.iter().rev().map(|child| (here, child)));
        self.next = self.next.saturating_add(1);
        Some((parent, node))
    }
}

/// The tree of a list in which each node comes after its parent; children keep their order. The
/// first node is the root; nothing for an empty list.
pub(super) fn tree(list: Vec<(Option<usize>, Node)>) -> Option<Node> {
    let mut counts = vec![0_usize; list.len()];
    for (parent, _) in &list {
        if let Some(count) = parent.and_then(|parent| counts.get_mut(parent)) {
            *count = count.saturating_add(1);
        }
    }
    let mut below: Vec<Vec<Node>> = counts.into_iter().map(Vec::with_capacity).collect();
    let mut root = None;
    for (index, (parent, mut node)) in list.into_iter().enumerate().rev() {
        if let Some(children) = below.get_mut(index) {
            children.reverse();
            node.children = mem::take(children);
        }
        match parent.and_then(|parent| below.get_mut(parent)) {
            Some(siblings) => siblings.push(node),
            None => root = Some(node),
        }
    }
    root
}

/// With derived code, a tree deeper than the stack would overflow it.
impl Clone for Node {
    fn clone(&self) -> Self {
        let list = Flat::of(self).map(|(parent, node)| (parent, node.without_children()));
        tree(list.collect()).unwrap_or_else(|| self.without_children())
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |((a_parent, a), (b_parent, b)): ((_, &Self), (_, &Self))| {
            a_parent == b_parent && a.children.len() == b.children.len() && a.is_same_by_itself(b)
        };
        Flat::of(self).zip(Flat::of(other)).all(is_same)
    }
}

impl Eq for Node {}

impl Drop for Node {
    fn drop(&mut self) {
        let mut waiting = mem::take(&mut self.children);
        while let Some(mut node) = waiting.pop() {
            waiting.append(&mut node.children);
        }
    }
}

impl Node {
    fn without_children(&self) -> Self {
        let Self {
            label,
            type_name,
            count,
            elements,
            deep,
            own,
            usage,
            shared_blocks,
            needs_drop,
            skipped,
            recursion,
            children: _,
        } = self;
        Self {
            label: label.clone(),
            type_name: type_name.clone(),
            count: *count,
            elements: *elements,
            deep: *deep,
            own: *own,
            usage: *usage,
            shared_blocks: *shared_blocks,
            needs_drop: *needs_drop,
            skipped: skipped.clone(),
            recursion: *recursion,
            children: Vec::new(),
        }
    }

    /// Whether all is equal but the children.
    fn is_same_by_itself(&self, other: &Self) -> bool {
        let Self {
            label,
            type_name,
            count,
            elements,
            deep,
            own,
            usage,
            shared_blocks,
            needs_drop,
            skipped,
            recursion,
            children: _,
        } = self;
        *label == other.label
            && *type_name == other.type_name
            && [*count, *deep, *own, *shared_blocks]
                == [other.count, other.deep, other.own, other.shared_blocks]
            && *elements == other.elements
            && *usage == other.usage
            && *needs_drop == other.needs_drop
            && *skipped == other.skipped
            && *recursion == other.recursion
    }
}
