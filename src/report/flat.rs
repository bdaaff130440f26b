//! Clones, compares and drops nodes without recursion, so that no depth overflows the stack.

use alloc::vec::Vec;
use core::mem;

use crate::flat_tree::{Flat, Tree, tree};
use crate::report::Node;

impl Tree for Node {
    fn children(&self) -> &[Self] {
        &self.children
    }

    fn children_mut(&mut self) -> &mut Vec<Self> {
        &mut self.children
    }
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
