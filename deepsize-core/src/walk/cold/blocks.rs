//! The cold paths of the verbs for blocks with one owner, and for fresh stack.

use crate::MemSize;
use crate::event::{Ownership, Place};
use crate::gap::Gap;
use crate::walk::block::{Block, Pieces};
use crate::walk::cold::{BlockVisit, ColdPath, Contents};
use crate::walk::policy::Watch;
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
            cold.take_back(known);
            cold.leave_block(block.size);
        }
        cold.record(&block);
    }

    /// Adds a block whose numbers are too large for sums that wrap around.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn huge_block(walk: &'a mut Walk, block: Pieces, ownership: Ownership) {
        walk.sums.join_block(&Block::from_pieces(block), ownership);
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
        ColdPath { walk, sink }.bracket_block(&block, BlockVisit::SOLE, contents);
    }

    /// Goes into a block, as the listener is told of it.
    pub(in crate::walk) fn bracket_block(
        &mut self,
        block: &Block,
        visit: BlockVisit,
        contents: Contents<'_>,
    ) {
        self.enter_block(block, visit);
        if self.stays_out_of(block) {
            self.pass_by(block);
        } else {
            self.look_into(block, contents);
        }
        self.leave_block(block.size);
    }

    /// Visits what lies in a block; only if something known lies in it as well, each item is asked.
    pub(in crate::walk) fn look_into(&mut self, block: &Block, contents: Contents<'_>) {
        let is_lost = self.walk.records_blocks() && block.start().is_none();
        let Some((start, size)) = block.at.reach(block.size).filter(|_| !is_lost) else {
            return self.unplaced(contents);
        };
        let known = self.walk.known.intersection(start, size);
        self.record(block);
        self.go_on_watching(known, Watch::TakeBack, &mut |tracer| tracer.hop(&mut *contents));
    }

    /// Below a followed reference, another one may lead into this block, also from inside it.
    pub(in crate::walk) fn record(&mut self, block: &Block) {
        if let (true, Some(start)) = (self.walk.records_blocks(), block.start()) {
            self.walk.know(start, block.size);
        }
    }

    /// Visits contents that must each find out for themselves whether they are known.
    pub(in crate::walk) fn unplaced(&mut self, contents: Contents<'_>) {
        self.with_policy(
            |policy| policy.watch = Watch::Unplaced,
            |cold| cold.go_on(&mut |tracer| tracer.hop(&mut *contents)),
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
        if cold.wants_more(value) {
            let block = Block::holding(value);
            cold.bracket_block(&block, BlockVisit::SOLE, &mut move |tracer| tracer.pointee(value));
        }
    }

    /// Enters a block in which nothing is known, and records it.
    pub(in crate::walk) fn note_block(&mut self, block: &Block, visit: BlockVisit) {
        self.enter_block(block, visit);
        self.record(block);
    }

    /// Enters the block that holds just this value, and in it the value.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn enter_block_of_one(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Pieces,
        place: Place,
    ) {
        let block = Block::from_pieces(block);
        let mut cold = ColdPath { walk, sink };
        cold.note_block(&block, BlockVisit::SOLE);
        cold.enter(&place);
    }

    /// Leaves both.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn leave_block_of_one(walk: &'a mut Walk, sink: Listener<'a>, size: usize) {
        let mut cold = ColdPath { walk, sink };
        cold.leave();
        cold.leave_block(size);
    }

    /// Whether it was not just the first hop that led here, which finds out about the stack; if it
    /// was, the value is traced on the fast path.
    #[inline]
    pub(in crate::walk) fn wants_more<T: MemSize + ?Sized>(&mut self, value: &T) -> bool {
        let (address, size) = extent(value);
        let wants_more = self.walk.window.overlaps(address, size) || self.walk.stack.must_move();
        if !wants_more {
            self.go_straight_on(|tracer| value.trace(tracer));
        }
        wants_more
    }

    /// Goes on with more stack.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut cold = ColdPath { walk, sink };
        #[cfg(feature = "stacker")]
        if let Some(size) = cold.walk.stack.next_segment() {
            return stacker::grow(size, || {
                let before = cold.walk.stack.enter(size);
                cold.go_on(contents);
                cold.walk.stack.leave(before);
            });
        }
        if cold.walk.stack.must_move() {
            cold.note_gap(Gap::Depth, None);
        } else {
            cold.go_on(contents);
        }
    }
}
