//! The cold paths of the verbs: someone listens, a known range is near, or the stack runs low.

use core::any::type_name;
use core::mem::needs_drop;

use crate::MemSize;
use crate::event::{BlockId, Label, Place, RefCounts, WeakEvent};
use crate::gap::Gap;
use crate::walk::aside::{Aside, Contents, Spot, Told, once};
use crate::walk::block::{Block, Pieces};
use crate::walk::policy::{Recording, Scope, Watch};
use crate::walk::std_verbs::Handle;
use crate::walk::sums::Ownership;
use crate::walk::tracer::{Tracer, extent};
use crate::walk::walk::{Listener, Walk};

/// At places. All out of line, and compiled once: where a verb is inlined, only a call is left.
impl<'a> Aside<'a> {
    /// Compiled once for each type of a field, not for each field.
    #[cold]
    #[inline(never)]
    pub(super) fn field<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        name: &'static str,
        value: &T,
    ) {
        let spot = Spot::of(Label::Field(name), value);
        Aside::place(walk, sink, spot, &mut move |tracer| value.trace(tracer));
    }

    #[cold]
    #[inline(never)]
    pub(super) fn place(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        spot: Spot,
        contents: Contents<'_>,
    ) {
        let mut aside = Aside { walk, sink };
        if !aside.passes_over(&spot) {
            aside.enter(&spot);
            aside.go_on(contents);
            aside.leave();
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn packed_field<T: MemSize>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        name: &'static str,
    ) {
        let mut aside = Aside { walk, sink };
        if let Some(sink) = &mut aside.sink {
            let (label, type_name, size) = (Label::Field(name), type_name::<T>(), size_of::<T>());
            let needs_drop = needs_drop::<T>();
            sink.enter(&Place { label, type_name, size, count: 1, needs_drop, address: None });
        }
        if !T::is_flat() {
            aside.note_gap(Gap::Packed, None);
        }
        aside.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn enter_variant(walk: &'a mut Walk, sink: Listener<'a>, spot: Spot) {
        Aside { walk, sink }.enter(&spot);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn leave_variant(walk: &'a mut Walk, sink: Listener<'a>) {
        Aside { walk, sink }.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn skipped(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        spot: Spot,
        reason: Option<&'static str>,
    ) {
        let mut aside = Aside { walk, sink };
        aside.enter(&spot);
        if let Some(sink) = &mut aside.sink {
            sink.skipped(reason);
        }
        aside.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn elements<'e, T: MemSize + 'e>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        elements: impl ExactSizeIterator<Item = &'e T>,
    ) {
        let mut aside = Aside { walk, sink };
        if T::is_flat() || size_of::<T>() == 0 {
            aside.flat_elements(label, elements);
        } else {
            for element in elements {
                aside.visit(Spot::of(label, element), &mut |tracer| element.trace(tracer));
            }
        }
    }

    /// Elements that are one place.
    pub(super) fn flat_elements<'e, T: 'e>(
        &mut self,
        label: Label,
        elements: impl ExactSizeIterator<Item = &'e T>,
    ) {
        let count = elements.len();
        let mut elements = elements.peekable();
        if let (Some(first), Some(sink)) = (elements.peek(), &mut self.sink) {
            sink.enter(&Place {
                label,
                type_name: type_name::<T>(),
                size: count.saturating_mul(size_of::<T>()),
                count,
                needs_drop: needs_drop::<T>(),
                address: Some(core::ptr::from_ref(*first).addr()),
            });
            sink.leave();
        }
        if self.walk.policy().watch == Watch::TakeBack {
            elements.for_each(|element| {
                let (address, size) = extent(element);
                self.take_back(self.walk.known.overlap(address, size));
            });
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn item<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        value: &T,
    ) {
        let mut aside = Aside { walk, sink };
        aside.visit(Spot::of(label, value), &mut move |tracer| value.trace(tracer));
    }

    /// Walks many values with a tracer that looks at blocks closely.
    #[cold]
    #[inline(never)]
    pub(super) fn each<I: IntoIterator>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        items: I,
        visit: impl Fn(&mut Tracer<'_>, I::Item),
    ) {
        let mut contents = once(|tracer| items.into_iter().for_each(|item| visit(tracer, item)));
        Aside { walk, sink }.go_on(&mut contents);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn gap(walk: &'a mut Walk, sink: Listener<'a>, gap: Gap, bytes: Option<usize>) {
        Aside { walk, sink }.note_gap(gap, bytes);
    }
}

/// At blocks.
impl<'a> Aside<'a> {
    #[cold]
    #[inline(never)]
    pub(super) fn block(walk: &'a mut Walk, sink: Listener<'a>, block: Pieces) {
        let block = Block::from_pieces(block);
        let mut aside = Aside { walk, sink };
        aside.enter_block(&block, Told::new(&block));
        aside.take_back_within(&block);
        aside.record(&block);
        aside.leave_block(block.size);
    }

    /// Adds a block whose numbers are too large for sums that wrap around.
    #[cold]
    #[inline(never)]
    pub(super) fn huge_block(walk: &'a mut Walk, block: Pieces, ownership: Ownership) {
        walk.sums.join_block(&Block::from_pieces(block), ownership);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn block_with(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Pieces,
        contents: Contents<'_>,
    ) {
        let block = Block::from_pieces(block);
        Aside { walk, sink }.bracket_block(&block, Told::new(&block), contents);
    }

    /// A block to which the walk may come back.
    #[cold]
    #[inline(never)]
    pub(super) fn visit_block(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        (block, is_first_visit): (Pieces, bool),
        contents: Contents<'_>,
    ) {
        let block = Block::from_pieces(block);
        let told = Told { is_first_visit, ..Told::new(&block) };
        Aside { walk, sink }.bracket_block(&block, told, contents);
    }

    fn bracket_block(&mut self, block: &Block, told: Told, contents: Contents<'_>) {
        self.enter_block(block, told);
        if self.stays_out_of(block) {
            self.take_back_within(block);
        } else if let Some((start, size)) = block.at.reach(block.size) {
            let overlap = self.walk.known.overlap(start, size);
            self.go_on_watching(overlap, Watch::TakeBack, &mut |tracer| tracer.hop(&mut *contents));
            self.record(block);
        } else {
            self.unplaced(contents);
        }
        self.leave_block(block.size);
    }

    /// Below a followed reference, another one may lead into this block.
    fn record(&mut self, block: &Block) {
        let is_wanted = self.walk.policy().recording == Recording::Blocks;
        if let (true, Some(start)) = (is_wanted, block.start()) {
            self.walk.know(start, block.size);
        }
    }

    /// Visits contents that must each find out for themselves whether they are known.
    fn unplaced(&mut self, contents: Contents<'_>) {
        self.with_policy(
            |policy| policy.watch = Watch::Unplaced,
            |aside| aside.go_on(&mut |tracer| tracer.hop(&mut *contents)),
        );
    }

    #[cold]
    #[inline(never)]
    pub(super) fn block_of_one<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) {
        let mut aside = Aside { walk, sink };
        if aside.wants_more(value) {
            let block = Block::holding(value);
            let told = Told::new(&block);
            aside.bracket_block(&block, told, &mut move |tracer| tracer.pointee(value));
        }
    }

    /// Whether it was not just the first hop that led here, which finds out about the stack; if it
    /// was, the value is traced on the fast path.
    #[inline]
    fn wants_more<T: MemSize + ?Sized>(&mut self, value: &T) -> bool {
        let (address, size) = extent(value);
        let wants_more = self.walk.window.touches(address, size) || self.walk.stack.must_move();
        if !wants_more {
            self.go_straight_on(|tracer| value.trace(tracer));
        }
        wants_more
    }

    /// Goes on with more stack.
    #[cold]
    #[inline(never)]
    pub(super) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut aside = Aside { walk, sink };
        #[cfg(feature = "std")]
        if let Some(size) = aside.walk.stack.next_segment() {
            return stacker::grow(size, || {
                let before = aside.walk.stack.enter(size);
                aside.go_on(contents);
                aside.walk.stack.leave(before);
            });
        }
        if aside.walk.stack.is_low() {
            aside.note_gap(Gap::Depth, None);
        } else {
            aside.go_on(contents);
        }
    }
}

/// At shared blocks, followed references and roots.
impl<'a> Aside<'a> {
    /// Tells of a shared block that a handle leads to. On the first visit it stays entered, until
    /// `shared_contents` or `shared_value` leaves it.
    #[cold]
    #[inline(never)]
    pub(super) fn shared_block(&mut self, block: Pieces, told: Told) {
        let block = Block::from_pieces(block);
        self.enter_block(&block, told);
        if !told.is_first_visit {
            self.leave_block(block.size);
        } else if self.stays_out_of(&block) {
            self.take_back_within(&block);
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_contents(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        size: usize,
        contents: Contents<'_>,
    ) {
        let mut aside = Aside { walk, sink };
        if aside.walk.policy().scope == Scope::Deep {
            aside.unplaced(contents);
        }
        aside.leave_block(size);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_value<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) {
        let mut aside = Aside { walk, sink };
        if aside.wants_more(value) {
            let size = Block::counted(value).size();
            let Aside { walk, sink } = aside;
            Aside::shared_contents(walk, sink, size, &mut move |tracer| tracer.pointee(value));
        }
    }

    /// Not inlined: it would take the registers of a loop over lone handles.
    #[inline(never)]
    pub(super) fn is_first_handle<H: Handle>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        handle: &H,
    ) -> bool {
        let block = Block::counted(handle.value());
        let first = walk.first_visit(block.address(), || handle.is_lone());
        if walk.mode().slow {
            let told = Told::shared(&block, Some(handle.counts()), first);
            Aside { walk, sink }.shared_block(block.pieces(), told);
        }
        first
    }

    #[cold]
    #[inline(never)]
    pub(super) fn weak(sink: Listener<'a>, block: Option<&Block>, counts: RefCounts) {
        if let Some(sink) = sink {
            let id = block.and_then(Block::address).map(BlockId::of_address);
            sink.weak(&WeakEvent::new(id, counts));
        }
    }

    /// A part of a shared buffer: the bytes of it that no other part has shown yet.
    #[cold]
    #[inline(never)]
    pub(super) fn shared_view(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        part: Pieces,
        counts: Option<RefCounts>,
    ) {
        let mut aside = Aside { walk, sink };
        let part = Block::from_pieces(part);
        let (Some(start), size) = (part.address(), part.size) else { return };
        let overlap = aside.walk.views.overlap(start, size);
        let is_further = overlap > 0 || aside.walk.views.adjoins(start, size);
        aside.walk.views.insert(start, size);
        let new = size.saturating_sub(overlap);
        let spare = if overlap == 0 { part.spare } else { 0 };
        let block = Block::new(new).containing_address(start).spare(spare);
        let blocks = usize::from(new > 0 && !is_further);
        aside.walk.sums.join_blocks(&block, blocks, Ownership::Shared);
        let told = Told { blocks: Some(blocks), ..Told::shared(&block, counts, true) };
        aside.enter_block(&block, told);
        aside.leave_block(new);
    }

    /// Blocks of which only the bytes are known.
    #[cold]
    #[inline(never)]
    pub(super) fn arena(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        block: Pieces,
        contents: Contents<'_>,
    ) {
        let block = Block::from_pieces(block);
        let mut aside = Aside { walk, sink };
        aside.walk.sums.join_block(&block, Ownership::Sole);
        let told = Told { blocks: None, ..Told::new(&block) };
        aside.bracket_block(&block, told, contents);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn follow<T: MemSize + ?Sized>(walk: &'a mut Walk, sink: Listener<'a>, target: &T) {
        let mut aside = Aside { walk, sink };
        let (address, size) = extent(target);
        let overlap = aside.walk.known.overlap(address, size);
        // A handle met before may own the target: then its block begins just before it.
        let block = Block::counted(target).address();
        let owned = block.is_some_and(|block| aside.walk.has_seen(block));
        if size == 0 || overlap == size || owned {
            return;
        }
        let block = Block::new(size - overlap).starting_at(target);
        aside.walk.sums.join_block(&block, Ownership::Sole);
        aside.enter_block(&block, Told::new(&block));
        if aside.walk.policy().scope == Scope::Own {
            aside.walk.know(address, size);
        } else {
            aside.with_policy(
                |policy| policy.recording = Recording::Blocks,
                |aside| aside.visit_known(Label::Pointee, target),
            );
        }
        aside.leave_block(block.size);
    }

    /// Visits a root or a followed target, whose range becomes known: before its contents, so that
    /// cycles end in it, or after them where an earlier range lies inside it and must be found there.
    pub(super) fn visit_known<T: MemSize + ?Sized>(&mut self, label: Label, value: &T) {
        let (address, size) = extent(value);
        let overlap = self.walk.known.overlap(address, size);
        if overlap == 0 {
            self.walk.know(address, size);
        }
        let blocks = self.walk.sums.blocks();
        self.enter(&Spot::of(label, value));
        self.go_on_watching(overlap, Watch::Skip, &mut |tracer| {
            tracer.hop(|tracer| value.trace(tracer));
        });
        self.leave();
        if overlap > 0 {
            self.walk.know(address, size);
        }
        if self.walk.sums.blocks() == blocks || !needs_drop::<T>() {
            self.walk.know_flat();
        }
    }
}
