//! A tree as a list, each node before its children and with the index of its parent, and back: so
//! that no depth of a tree costs recursion.

#[cfg(feature = "serde")]
use alloc::format;
#[cfg(feature = "serde")]
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::mem;

/// A node that holds its children.
pub(crate) trait Tree: Sized {
    fn children(&self) -> &[Self];

    fn children_mut(&mut self) -> &mut Vec<Self>;
}

/// The nodes of a tree, each before its children, with the index of its parent in this order.
pub(crate) struct Flat<'a, T> {
    /// Those to come, the next one last.
    waiting: Vec<(Option<usize>, &'a T)>,
    next: usize,
}

impl<'a, T> Flat<'a, T> {
    pub(crate) fn of(root: &'a T) -> Self {
        Self { waiting: Vec::from([(None, root)]), next: 0 }
    }
}

impl<'a, T: Tree> Iterator for Flat<'a, T> {
    type Item = (Option<usize>, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        let (parent, node) = self.waiting.pop()?;
        let here = Some(self.next);
        self.waiting.extend(node.children().iter().rev().map(|child| (here, child)));
        self.next = self.next.saturating_add(1);
        Some((parent, node))
    }
}

/// The tree of a list in which each node comes after its parent; children keep their order. The
/// first node is the root; nothing for an empty list.
pub(crate) fn tree<T: Tree>(list: Vec<(Option<usize>, T)>) -> Option<T> {
    let mut counts = vec![0_usize; list.len()];
    for (parent, _) in &list {
        if let Some(count) = parent.and_then(|parent| counts.get_mut(parent)) {
            *count = count.saturating_add(1);
        }
    }
    let mut below: Vec<Vec<T>> = counts.into_iter().map(Vec::with_capacity).collect();
    let mut root = None;
    for (index, (parent, mut node)) in list.into_iter().enumerate().rev() {
        if let Some(children) = below.get_mut(index) {
            children.reverse();
            *node.children_mut() = mem::take(children);
        }
        match parent.and_then(|parent| below.get_mut(parent)) {
            Some(siblings) => siblings.push(node),
            None => root = Some(node),
        }
    }
    root
}

/// Checks the parent of the `nth` node of a list that was read: each node but the first has a
/// parent, which comes earlier in the list.
#[cfg(feature = "serde")]
pub(crate) fn check_parent(nth: usize, parent: Option<usize>) -> Result<(), String> {
    if nth > 0 && parent.is_none() {
        return Err(format!("node {nth} is a second root"));
    }
    comes_later("node", nth, parent)
}

/// Checks that the `nth` row of a list that was read comes after its parent, if it has one; `row`
/// is what such a list calls a row.
#[cfg(feature = "serde")]
pub(crate) fn comes_later(row: &str, nth: usize, parent: Option<usize>) -> Result<(), String> {
    match parent {
        Some(parent) if parent >= nth => {
            Err(format!("{row} {nth} comes before its parent, {row} {parent}"))
        }
        _ => Ok(()),
    }
}
