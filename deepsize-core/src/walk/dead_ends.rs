//! Whether a root or a followed target lies in a shared block that was recorded.
//!
//! The seen-set knows where blocks begin, not how long they are.

use crate::walk::block::Block;
use crate::walk::walk::Walk;

impl Walk {
    /// Notes of a block, if it is recorded, that no value follows two counters in it: it is no
    /// larger, or it is recorded by an address somewhere inside. Another block may begin where its
    /// value would.
    #[inline]
    pub(super) fn note_dead_end(&mut self, block: &Block) {
        if !block.may_begin_with_counters() {
            self.note_dead_end_at(block.address());
        }
    }

    #[cold]
    fn note_dead_end_at(&mut self, address: Option<usize>) {
        if let Some(address) = address.filter(|&address| self.seen.contains(address)) {
            self.dead_ends.get_or_insert_default().first_visit(address, || false);
        }
    }

    /// Whether the block is recorded in which this value follows two counters, as that of an `Rc`.
    pub(super) fn has_seen_block_of<T: ?Sized>(&self, value: &T) -> bool {
        let is_dead_end = |start| self.dead_ends.as_ref().is_some_and(|set| set.contains(start));
        let start = Block::counted(value).address();
        start.is_some_and(|start| self.seen.contains(start) && !is_dead_end(start))
    }
}
