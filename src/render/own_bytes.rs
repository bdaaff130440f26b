//! What the own bytes of a node consist of.

use crate::report::Node;

/// The bytes that lie in no child, in three parts that add up to [`Node::own`].
#[derive(Clone, Copy)]
pub(super) struct OwnBytes {
    /// Room for elements that are not there, and counters, links and the like, with their names.
    pub(super) apart: [(&'static str, usize); 2],
    pub(super) other: usize,
}

impl OwnBytes {
    pub(super) fn of(node: &Node) -> Self {
        let spare = node.usage.spare.min(node.own);
        let left = node.own.saturating_sub(spare);
        let overhead = node.usage.overhead.min(left);
        let apart = [("(spare)", spare), ("(overhead)", overhead)];
        Self { apart, other: left.saturating_sub(overhead) }
    }
}
