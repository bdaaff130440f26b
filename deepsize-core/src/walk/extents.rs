//! Whether a root or a followed target lies in a shared block that was recorded.
//!
//! The seen-set keeps only the address at which each block begins. The value of an `Rc` or `Arc`
//! mostly follows two counters, so a value belongs to a recorded block if one begins two words
//! before it. This file keeps the exceptions: blocks that end before such a value (another block
//! may begin right behind them), and values that their alignment keeps further away.

use crate::walk::block::{Block, Pieces};
use crate::walk::seen::SeenSet;
use crate::walk::walk::Walk;

/// The alignment, in bytes, from which on a value lies further than two counters behind the start
/// of its block.
const FAR: usize = 4 * size_of::<usize>();

/// What the seen-set does not tell of the blocks in it.
#[derive(Default)]
pub(super) struct Extents {
    /// Blocks in which no value lies two words behind the start.
    dead_ends: SeenSet,
    /// Values that lie further behind the start of their block, because of their alignment.
    far_values: SeenSet,
}

impl Walk {
    /// Notes what the seen-set does not tell of this block, if the block is recorded. Either no
    /// value follows two counters in it, because it is too short or recorded by an address
    /// somewhere inside. Or its value lies further behind the start.
    #[inline]
    pub(super) fn note_extent(&mut self, block: &Block) {
        if !block.may_begin_with_counters() || block.overhead >= FAR {
            self.note_extent_of(block.pieces());
        }
    }

    #[cold]
    #[inline(never)]
    fn note_extent_of(&mut self, block: Pieces) {
        let block = Block::from_pieces(block);
        let Some(address) = block.address().filter(|&address| self.seen.contains(address)) else {
            return;
        };
        let Extents { dead_ends, far_values } = &mut **self.extents.get_or_insert_default();
        if !block.may_begin_with_counters() {
            dead_ends.first_visit(address, || false);
        } else if block.overhead < block.size {
            far_values.first_visit(address.wrapping_add(block.overhead), || false);
        }
    }

    /// Whether the block is recorded in which this value follows the counters, as that of an `Rc`.
    pub(super) fn has_seen_block_of<T: ?Sized>(&self, value: &T) -> bool {
        let extents = self.extents.as_deref();
        if align_of_val(value) >= FAR {
            let address = core::ptr::from_ref(value).addr();
            return extents.is_some_and(|extents| extents.far_values.contains(address));
        }
        let is_dead_end = |start| extents.is_some_and(|extents| extents.dead_ends.contains(start));
        let start = Block::counted(value).address();
        start.is_some_and(|start| self.seen.contains(start) && !is_dead_end(start))
    }
}
