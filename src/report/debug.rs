//! A node for programmers, down to some level: a report may be deeper than the stack.

use alloc::vec::Vec;
use core::fmt;

use crate::report::Node;

/// How many levels [`fmt::Debug`] shows: each takes some stack.
const SHOWN_LEVELS: usize = 100;

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown { node: self, levels: SHOWN_LEVELS }.fmt(f)
    }
}

/// A node with `levels` below it.
struct Shown<'a> {
    node: &'a Node,
    levels: usize,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Node {
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
            children,
        } = self.node;
        let mut node = f.debug_struct("Node");
        node.field("label", label)
            .field("type_name", type_name)
            .field("count", count)
            .field("elements", elements)
            .field("deep", deep)
            .field("own", own)
            .field("usage", usage)
            .field("shared_blocks", shared_blocks)
            .field("needs_drop", needs_drop)
            .field("skipped", skipped)
            .field("recursion", recursion);
        match self.levels.checked_sub(1) {
            Some(levels) => {
                let below = children.iter().map(|node| Shown { node, levels });
                node.field("children", &below.collect::<Vec<_>>()).finish()
            }
            None if children.is_empty() => node.field("children", children).finish(),
            None => node.finish_non_exhaustive(),
        }
    }
}
