//! The tracer's verbs where a place wants a closer look: someone listens, a known range is near, or the
//! stack runs low.

use core::any::type_name;
use core::mem::needs_drop;

use crate::MemSize;
use crate::gap::Gap;
use crate::trace::aside::{Aside, Contents, Spot};
use crate::trace::block::{Block, Counts, Pieces};
use crate::trace::sink::{Label, Place};
use crate::trace::sums::Ownership;
use crate::trace::tracer::extent;
use crate::trace::walk::{Listener, Scope, Walk, Watch};

/// The slow ways, all out of line.
impl<'a> Aside<'a> {
    /// As those below that take a value, a small step to a way that is there once for all types: where a verb is inlined,
    /// all that is left is a call.
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
            sink.enter(&Place { label, type_name, size, count: 1, address: None });
        }
        if !T::is_flat() {
            aside.note_gap(Gap::Packed);
        }
        aside.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn enter_variant(walk: &'a mut Walk, sink: Listener<'a>, spot: Spot) {
        let mut aside = Aside { walk, sink };
        aside.enter(&spot);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn leave_variant(walk: &'a mut Walk, sink: Listener<'a>) {
        let mut aside = Aside { walk, sink };
        aside.leave();
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
    pub(super) fn gap(walk: &'a mut Walk, sink: Listener<'a>, gap: Gap) {
        let mut aside = Aside { walk, sink };
        aside.note_gap(gap);
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
        if !T::is_flat() && size_of::<T>() > 0 {
            for element in elements {
                let spot = Spot::of(label, element);
                aside.visit(spot, &mut |tracer| element.trace(tracer));
            }
            return;
        }
        let count = elements.len();
        let mut elements = elements.peekable();
        if let (Some(first), Some(sink)) = (elements.peek(), &mut aside.sink) {
            sink.enter(&Place {
                label,
                type_name: type_name::<T>(),
                size: count.saturating_mul(size_of::<T>()),
                count,
                address: Some(core::ptr::from_ref(*first).addr()),
            });
            sink.leave();
        }
        if aside.walk.watch == Watch::TakeBack {
            elements.for_each(|element| {
                let (address, size) = extent(element);
                aside.take_back(aside.walk.known.overlap(address, size));
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

    /// An item of a block that is not reported around it.
    #[cold]
    #[inline(never)]
    pub(super) fn loose_item<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        value: &T,
    ) {
        let mut aside = Aside { walk, sink };
        let before = aside.walk.set_watch((Watch::Unplaced, true));
        aside.visit(Spot::of(label, value), &mut move |tracer| value.trace(tracer));
        aside.walk.set_watch(before);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn block(walk: &'a mut Walk, sink: Listener<'a>, block: Pieces) {
        let block = Block::from_pieces(block);
        let mut aside = Aside { walk, sink };
        aside.tell_block(&block, None, true);
        aside.take_back_within(&block);
        aside.record(&block);
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
        let mut aside = Aside { walk, sink };
        aside.tell_block(&block, None, true);
        if aside.stays_out_of(&block) {
            return aside.take_back_within(&block);
        }
        let Some((start, size)) = block.at.reach(block.size) else {
            return Aside::unplaced(aside.walk, aside.sink, contents);
        };
        let overlap = aside.walk.known.overlap(start, size);
        let before = aside.watch(overlap, Watch::TakeBack);
        aside.go_on(&mut |tracer| tracer.hop(|tracer| contents(tracer)));
        aside.walk.set_watch(before);
        aside.record(&block);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn block_of_one<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) {
        let block = Block::holding(value).pieces();
        Aside::block_with(walk, sink, block, &mut move |tracer| tracer.pointee(value));
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_block(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        (block, counts): (Pieces, Counts),
        first: bool,
    ) {
        let block = Block::from_pieces(block);
        let mut aside = Aside { walk, sink };
        aside.tell_block(&block, Some(counts), first);
        if first && aside.stays_out_of(&block) {
            aside.take_back_within(&block);
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_contents(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        if walk.scope == Scope::Deep {
            Aside::unplaced(walk, sink, contents);
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_value<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) {
        Aside::shared_contents(walk, sink, &mut move |tracer| tracer.pointee(value));
    }

    /// Visits contents that must each find out for themselves whether they are known.
    #[cold]
    #[inline(never)]
    pub(super) fn unplaced(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut aside = Aside { walk, sink };
        let before = aside.walk.set_watch((Watch::Unplaced, true));
        aside.go_on(&mut |tracer| tracer.hop(|tracer| contents(tracer)));
        aside.walk.set_watch(before);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn scattered(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut aside = Aside { walk, sink };
        if aside.walk.scope == Scope::Own {
            return;
        }
        let before = aside.walk.set_watch((Watch::TakeBack, true));
        aside.go_on(contents);
        aside.walk.set_watch(before);
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
        aside.tell_block(&block, None, true);
        if aside.walk.scope == Scope::Own {
            return aside.walk.know(address, size);
        }
        let before = aside.walk.set_following(true);
        aside.visit_known(Label::Pointee, target);
        aside.walk.set_following(before);
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
        let before = self.watch(overlap, Watch::Skip);
        self.enter(&Spot::of(label, value));
        self.go_on(&mut |tracer| tracer.hop(|tracer| value.trace(tracer)));
        self.leave();
        self.walk.set_watch(before);
        if overlap > 0 {
            self.walk.know(address, size);
        }
        if self.walk.sums.blocks() == blocks || !needs_drop::<T>() {
            self.walk.know_flat();
        }
    }

    /// Goes on with more stack.
    #[cfg(feature = "std")]
    #[cold]
    #[inline(never)]
    pub(super) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut aside = Aside { walk, sink };
        match aside.walk.stack.next_segment() {
            Some(size) => stacker::grow(size, || {
                let before = aside.walk.stack.enter(size);
                aside.go_on(contents);
                aside.walk.stack.leave(before);
            }),
            None if aside.walk.stack.is_low() => aside.note_gap(Gap::Depth),
            None => aside.go_on(contents),
        }
    }

    /// Gives up where the stack ends.
    #[cfg(not(feature = "std"))]
    #[cold]
    #[inline(never)]
    pub(super) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) {
        let mut aside = Aside { walk, sink };
        if aside.walk.stack.is_low() {
            aside.note_gap(Gap::Depth);
        } else {
            aside.go_on(contents);
        }
    }
}
