//! The branches before the lines of a tree.

use alloc::string::String;

/// What stands before the line of a node, and before the lines of the nodes below it.
pub(crate) struct Branch {
    pub(crate) line: String,
    below: String,
}

impl Branch {
    pub(crate) const fn root() -> Self {
        Self { line: String::new(), below: String::new() }
    }

    /// The branch of the `nth` of `count` nodes below one.
    pub(crate) fn of(parent: &Self, nth: usize, count: usize) -> Self {
        let is_last = nth.saturating_add(1) == count;
        let (line, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        Self { line: [&*parent.below, line].concat(), below: [&*parent.below, below].concat() }
    }
}
