//! The tracer's verbs: the vocabulary of an impl. The fast paths are in this folder, the cold paths
//! in `cold`; this file decides which is taken.

mod blocks;
mod by_function;
mod handles;
mod own_impls;
mod places;

use crate::walk::block::Block;
use crate::walk::cold::{ColdPath, once};
use crate::walk::tracer::Tracer;

pub(crate) use handles::Handle;
pub(crate) use own_impls::ends_soon;

impl Tracer<'_> {
    /// Whether the contents of this block take the cold path, as something known may lie there or
    /// the stack is low. Contents that own no blocks need no stack: not if they are flat, and not
    /// if they need no drop, as then whatever leads on makes a hop of its own.
    #[inline]
    pub(super) fn must_take_cold_path(&mut self, block: &Block, may_own_blocks: bool) -> bool {
        if may_own_blocks {
            self.may_hold_known(block) || self.stack().must_move()
        } else {
            self.mode().thorough
        }
    }

    /// `must_take_cold_path`, for cold paths that check for themselves whether they are called just
    /// for the first hop: this takes less code.
    #[inline]
    pub(super) fn may_take_cold_path(&self, block: &Block, may_own_blocks: bool) -> bool {
        self.may_meet_known(block, may_own_blocks) || may_own_blocks && self.walk().stack.is_low()
    }

    /// The part of `may_take_cold_path` that has nothing to do with the stack.
    #[inline]
    pub(super) fn may_meet_known(&self, block: &Block, may_own_blocks: bool) -> bool {
        if may_own_blocks { self.may_hold_known(block) } else { self.mode().thorough }
    }

    /// Whether something known may lie in this block. In mode slow that is always so.
    #[inline]
    fn may_hold_known(&self, block: &Block) -> bool {
        match block.at.reach(block.size) {
            Some((start, size)) => self.walk().window.overlaps(start, size),
            None => block.size > 0,
        }
    }

    /// Goes through a pointer, on more stack if need be. The first hop of a root measures how much
    /// is left, and leaves a small stack at once, not somewhere in the middle of a wide value.
    #[inline]
    pub(crate) fn hop(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        if self.stack().must_move() {
            self.with_walk(|walk, sink| ColdPath::grow(walk, sink, &mut once(contents)));
        } else {
            contents(self);
        }
    }
}
