//! The cold paths of the verbs for shared blocks, followed references and roots.

use core::mem::needs_drop;

use crate::MemSize;
use crate::event::{BlockId, Label, Ownership, Place, RefCounts, WeakEvent};
use crate::walk::block::{Block, Pieces};
use crate::walk::cold::{BlockVisit, ColdPath, Contents};
use crate::walk::policy::{KnownParts, Recording, Scope};
use crate::walk::range_set::RangeSet;
use crate::walk::seen::Visit;
use crate::walk::tracer::extent;
use crate::walk::verbs::Handle;
use crate::walk::walk::{Listener, Walk};
use crate::with::TraceBy;

impl<'a> ColdPath<'a> {
    /// Enters a shared block; whether it is met for the first time. If so, `shared_contents` or
    /// `shared_value` leaves it; if not, it is left at once.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn shared_block(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Pieces,
        counts: Option<RefCounts>,
    ) -> bool {
        let block = Block::from_pieces(block);
        let visit = visit_shared(walk, &block, counts);
        let mut cold = ColdPath { walk, sink };
        if !visit.is_first_visit {
            cold.closed_block(&block, visit);
            return false;
        }
        cold.enter_block(&block, visit);
        if cold.skips_contents_of(&block) {
            cold.skip_contents(&block);
        }
        true
    }

    /// `shared_block` of a handle in a place of its own, which is entered and left with the block.
    /// Only where the walk only notes, so that it goes into every block.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn handle_at(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        place: &Place,
        block: &Block,
        counts: Option<RefCounts>,
    ) -> bool {
        let visit = visit_shared(walk, block, counts);
        let mut cold = ColdPath { walk, sink };
        if visit.is_first_visit {
            cold.enter(place);
            cold.enter_block(block, visit);
        } else {
            cold.tell_closed_place(place, block, visit);
        }
        visit.is_first_visit
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn shared_contents(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Pieces,
        contents: Contents<'_>,
    ) {
        let block = Block::from_pieces(block);
        let mut cold = ColdPath { walk, sink };
        match cold.walk.policy().scope {
            Scope::Own => {}
            // The contents lie in some block that no handle tells of.
            Scope::Deep if block.size == 0 => cold.visit_contents_by_item(contents),
            Scope::Deep => cold.visit_contents(&block, contents),
        }
        cold.leave_block(block.size);
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn shared_value<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) {
        let mut cold = ColdPath { walk, sink };
        if cold.try_fast_path(value) {
            return;
        }
        if cold.walk.policy().scope == Scope::Deep {
            let (address, size) = extent(value);
            let known = cold.walk.known.intersection(address, size);
            cold.record(&Block::counted(value));
            cold.trace_with_known(known, KnownParts::Deduct, &mut move |tracer| {
                tracer.hop(|tracer| tracer.pointee(value));
            });
        }
        cold.leave_block(Block::counted(value).size());
    }

    /// Enters the value in a shared block that is entered, and records the block.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn enter_shared_value(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: &Block,
        place: &Place,
    ) {
        let mut cold = ColdPath { walk, sink };
        cold.record(block);
        cold.enter(place);
    }

    /// Not inlined: it would take the registers of a loop over lone handles.
    #[inline(never)]
    pub(in crate::walk) fn is_first_handle<H: Handle>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        handle: &H,
    ) -> bool {
        let block = Block::counted(handle.value());
        if walk.mode().slow {
            return ColdPath::shared_block(walk, sink, block.pieces(), Some(handle.counts()));
        }
        let is_first = walk.first_visit(block.address(), || handle.is_lone());
        walk.note_extent(&block);
        is_first
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn weak(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Option<&Block>,
        counts: RefCounts,
    ) {
        if let Some(sink) = sink {
            let address = block.and_then(Block::address);
            let number = address.and_then(|address| walk.number(address));
            let id = address.map(BlockId::of_address);
            sink.weak(&WeakEvent { id, number, counts });
        }
    }

    /// A part of a shared buffer of values that own nothing.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn shared_view(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        part: Pieces,
        counts: Option<RefCounts>,
    ) {
        let part = Block::from_pieces(part);
        let mut cold = ColdPath { walk, sink };
        let Some(start) = part.address() else { return };
        if cold.is_only_part(counts) {
            let overlap = cold.walk.known.overlap(start, part.size);
            let visit = BlockVisit::shared(counts, Visit { is_first: true, number: None });
            cold.count_part(&part, overlap, false, visit);
        } else {
            let known = cold.walk.known.intersection(start, part.size);
            cold.count_new_bytes(&part, counts, &known);
        }
        cold.record(&part);
    }

    /// Whether no other part of the same buffer can be met, now or later.
    fn is_only_part(&self, counts: Option<RefCounts>) -> bool {
        counts == Some(RefCounts::new(1, 0)) && self.walk.policy().recording == Recording::Shared
    }

    /// `shared_view` of values that are visited afterwards, and then compared with what is known.
    #[cfg(any(feature = "im-15", feature = "imbl-7"))]
    pub(in crate::walk) fn shared_view_to_visit(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        part: Pieces,
    ) {
        ColdPath { walk, sink }.count_new_bytes(&Block::from_pieces(part), None, &RangeSet::new());
    }

    /// Counts the bytes of a part that no other part has shown yet, and that are not known.
    fn count_new_bytes(&mut self, part: &Block, counts: Option<RefCounts>, known: &RangeSet) {
        let (Some(start), size) = (part.address(), part.size) else { return };
        let views = &mut self.walk.views;
        let is_further = views.overlap(start, size) > 0 || views.adjoins(start, size);
        known.for_each(|from, size| views.insert(from, size));
        let overlap = views.overlap(start, size);
        views.insert(start, size);
        let number = self.sink.as_ref().and_then(|_| self.walk.number(start));
        let visit = BlockVisit::shared(counts, Visit { is_first: true, number });
        self.count_part(part, overlap, is_further, visit);
    }

    /// Counts a part of which `overlap` bytes are counted already.
    fn count_part(&mut self, part: &Block, overlap: usize, is_further: bool, visit: BlockVisit) {
        let new = part.size.saturating_sub(overlap);
        let spare = if overlap == 0 { part.spare } else { 0 };
        let block = Block::new(new).spare(spare);
        let block = part.address().map_or(block, |start| block.containing_address(start));
        let blocks = usize::from(new > 0 && !is_further);
        self.walk.sums.add_part_saturating(&block, blocks, visit.ownership);
        self.closed_block(&block, BlockVisit { blocks: Some(blocks), ..visit });
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn follow<T: TraceBy<How> + ?Sized, How: Copy>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        how: How,
        target: &T,
    ) {
        let mut cold = ColdPath { walk, sink };
        let (address, size) = extent(target);
        let overlap = cold.walk.known.overlap(address, size);
        // A handle met before may own the target: then its block begins just before it.
        let is_owned = cold.walk.has_seen_block_of(target);
        if size == 0 || overlap == size || is_owned || cold.walk.request_restart() {
            return;
        }
        let block = Block::new(size - overlap).starting_at(target);
        cold.walk.sums.add_block_saturating(&block, Ownership::Sole);
        cold.enter_block(&block, BlockVisit::SOLE);
        if cold.walk.policy().scope == Scope::Own {
            cold.walk.add_known(address, size);
        } else {
            cold.with_policy(
                |policy| policy.recording = Recording::Blocks,
                |cold| cold.visit_known(Label::Pointee, how, target),
            );
        }
        cold.leave_block(block.size);
    }

    /// Visits a root or a followed target, whose range becomes known before its contents, so that
    /// cycles end in it.
    pub(in crate::walk) fn visit_known<T: TraceBy<How> + ?Sized, How: Copy>(
        &mut self,
        label: Label,
        how: How,
        value: &T,
    ) {
        let (address, size) = extent(value);
        let known = self.walk.known.intersection(address, size);
        self.walk.add_known(address, size);
        let blocks = self.walk.sums.blocks();
        self.enter(&Place::of(label, value));
        self.trace_with_known(known, KnownParts::Skip, &mut |tracer| {
            tracer.hop(|tracer| value.trace_by(how, tracer));
        });
        self.leave();
        if self.walk.sums.blocks() == blocks || !needs_drop::<T>() {
            self.walk.note_flat_known();
        }
    }
}

/// Visits a shared block. Returns what a listener is told of the visit.
#[inline]
fn visit_shared(walk: &mut Walk, block: &Block, counts: Option<RefCounts>) -> BlockVisit {
    let visit = walk.visit(block.address(), counts);
    walk.note_extent(block);
    BlockVisit::shared(counts, visit)
}
