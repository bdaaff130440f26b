//! The cold paths of the verbs for blocks with one owner, and for fresh stack.

use crate::MemSize;
use crate::event::{Ownership, Place};
use crate::gap::Gap;
use crate::walk::block::{Block, Pieces};
use crate::walk::cold::{BlockVisit, ColdPath, Contents};
use crate::walk::policy::KnownParts;
use crate::walk::tracer::extent;
use crate::walk::walk::{Listener, Walk};

impl<'a> ColdPath<'a> {
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn block(walk: &'a mut Walk, sink: Listener<'a>, block: Pieces) {
        let block = Block::from_pieces(block);
        let mut cold = ColdPath { walk, sink };
        let known = block.start().map_or(0, |start| cold.walk.known.overlap(start, block.size));
        if known == 0 {
            cold.closed_block(&block, BlockVisit::SOLE);
        } else {
            cold.enter_block(&block, BlockVisit::SOLE);
            cold.deduct(known);
            cold.leave_block(block.size);
        }
        cold.record(&block);
    }

    /// Adds a block whose numbers are too large to be added with wrap-around.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn huge_block(walk: &'a mut Walk, block: Pieces, ownership: Ownership) {
        walk.sums.add_block_saturating(&Block::from_pieces(block), ownership);
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn block_with(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Pieces,
        contents: Contents<'_>,
    ) {
        let block = Block::from_pieces(block);
        ColdPath { walk, sink }.visit_block_with(&block, BlockVisit::SOLE, contents);
    }

    /// Enters a block, traces its contents and leaves it.
    pub(in crate::walk) fn visit_block_with(
        &mut self,
        block: &Block,
        visit: BlockVisit,
        contents: Contents<'_>,
    ) {
        self.enter_block(block, visit);
        if self.skips_contents_of(block) {
            self.skip_contents(block);
        } else {
            self.visit_contents(block, contents);
        }
        self.leave_block(block.size);
    }

    /// Traces what lies in a block. Where something known may lie in it, each item is compared with
    /// that.
    pub(in crate::walk) fn visit_contents(&mut self, block: &Block, contents: Contents<'_>) {
        let cannot_be_recorded = self.walk.records_blocks() && block.start().is_none();
        let reach = block.at.reach(block.size).filter(|_| !cannot_be_recorded);
        let Some((start, size)) = reach else {
            return self.visit_contents_by_item(contents);
        };
        let known = self.walk.known.intersection(start, size);
        self.record(block);
        self.trace_with_known(known, KnownParts::Deduct, &mut |tracer| tracer.hop(&mut *contents));
    }

    /// Records a block, where the walk records every block: a followed reference may lead into it.
    pub(in crate::walk) fn record(&mut self, block: &Block) {
        if let (true, Some(start)) = (self.walk.records_blocks(), block.start()) {
            self.walk.add_known(start, block.size);
        }
    }

    /// Traces contents of which each item is compared with all that is known.
    pub(in crate::walk) fn visit_contents_by_item(&mut self, contents: Contents<'_>) {
        self.with_policy(
            |policy| policy.known_parts = KnownParts::ByItem,
            |cold| cold.trace(&mut |tracer| tracer.hop(&mut *contents)),
        );
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn block_of_one<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) {
        let mut cold = ColdPath { walk, sink };
        if cold.try_fast_path(value) {
            return;
        }
        let block = Block::holding(value);
        cold.visit_block_with(&block, BlockVisit::SOLE, &mut move |tracer| tracer.pointee(value));
    }

    /// Enters a block in which nothing is known, and records it.
    pub(in crate::walk) fn enter_and_record(&mut self, block: &Block, visit: BlockVisit) {
        self.enter_block(block, visit);
        self.record(block);
    }

    /// Enters the block that holds just this value, and in it the value.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn enter_block_of_one(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: &Block,
        place: &Place,
    ) {
        let mut cold = ColdPath { walk, sink };
        cold.enter_and_record(block, BlockVisit::SOLE);
        cold.enter(place);
    }

    /// Leaves both.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn leave_block_of_one(walk: &'a mut Walk, sink: Listener<'a>, size: usize) {
        let mut cold = ColdPath { walk, sink };
        cold.leave();
        cold.leave_block(size);
    }

    /// Traces the value on the fast path if only the first hop led here, which measures the stack;
    /// whether it did.
    #[inline]
    pub(in crate::walk) fn try_fast_path<T: MemSize + ?Sized>(&mut self, value: &T) -> bool {
        let (address, size) = extent(value);
        let is_fast = !self.walk.window.overlaps(address, size) && !self.walk.stack.must_move();
        if is_fast {
            self.trace_inlined(|tracer| value.trace(tracer));
        }
        is_fast
    }

    /// Traces contents on more stack, or leaves a gap where there is none.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut cold = ColdPath { walk, sink };
        #[cfg(feature = "stacker")]
        if let Some(size) = cold.walk.stack.next_segment() {
            return stacker::grow(size, || {
                let before = cold.walk.stack.enter(size);
                cold.trace(contents);
                cold.walk.stack.leave(before);
            });
        }
        if cold.walk.stack.must_move() {
            cold.add_gap(Gap::Depth, None);
        } else {
            cold.trace(contents);
        }
    }
}
