//! Handles that share a block, and whether one is the first on its block that the walk meets.

use crate::MemSize;
use crate::trace::aside::Aside;
use crate::trace::block::{Block, Counts};
use crate::trace::walk::{Listener, Walk};

/// A handle on a value in a block that counts its handles: `Rc` and `Arc`.
pub(crate) trait Handle {
    type Value: MemSize + ?Sized;

    fn value(&self) -> &Self::Value;

    /// Whether no other handle keeps the value alive, which is cheaper to ask than all counts.
    fn is_lone(&self) -> bool;

    fn counts(&self) -> Counts;
}

impl<'a> Aside<'a> {
    /// Not inlined: it would take the registers of a loop over lone handles.
    #[inline(never)]
    pub(super) fn is_first_handle<H: Handle>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        handle: &H,
    ) -> bool {
        let block = Block::counted(handle.value());
        let first = walk.first_visit(block.address(), || handle.is_lone());
        if walk.mode.slow {
            Aside { walk, sink }.shared_block(block.pieces(), handle.counts(), first);
        }
        first
    }
}
