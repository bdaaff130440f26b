//! The tracer's verbs where a block wants a closer look: someone listens, a known range is near, or the
//! stack runs low.

use core::mem::needs_drop;

use crate::MemSize;
use crate::gap::Gap;
use crate::trace::aside::{Aside, Contents, Spot, once};
use crate::trace::block::{Block, Pieces};
use crate::trace::sink::Label;
use crate::trace::sums::Ownership;
use crate::trace::tracer::{Tracer, extent};
use crate::trace::walk::{Listener, Mode, Scope, Walk, Watch};

/// The slow ways, all out of line. Those that lead on give back the mode in which they leave the walk.
impl<'a> Aside<'a> {
    #[cold]
    #[inline(never)]
    pub(super) fn gap(walk: &'a mut Walk, sink: Listener<'a>, gap: Gap) {
        let mut aside = Aside { walk, sink };
        aside.note_gap(gap);
    }

    /// Walks many values with a tracer that looks at blocks closely.
    #[cold]
    #[inline(never)]
    pub(super) fn each<I: IntoIterator>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        items: I,
        visit: impl Fn(&mut Tracer<'_>, I::Item),
    ) -> Mode {
        let mut aside = Aside { walk, sink };
        aside.go_on(&mut once(|tracer| items.into_iter().for_each(|item| visit(tracer, item))));
        aside.walk.mode
    }

    /// An item of a block that is not reported around it.
    #[cold]
    #[inline(never)]
    pub(super) fn loose_item<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        value: &T,
    ) -> Mode {
        let mut aside = Aside { walk, sink };
        let before = aside.walk.set_watch((Watch::Unplaced, true));
        aside.visit(Spot::of(label, value), &mut move |tracer| value.trace(tracer));
        aside.walk.set_watch(before);
        aside.walk.mode
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
    ) -> Mode {
        let block = Block::from_pieces(block);
        let mut aside = Aside { walk, sink };
        aside.tell_block(&block, None, true);
        if aside.stays_out_of(&block) {
            aside.take_back_within(&block);
            return aside.walk.mode;
        }
        let Some((start, size)) = block.at.reach(block.size) else {
            return Aside::unplaced(aside.walk, aside.sink, contents);
        };
        let overlap = aside.walk.known.overlap(start, size);
        let before = aside.watch(overlap, Watch::TakeBack);
        aside.go_on(&mut |tracer| tracer.hop(|tracer| contents(tracer)));
        aside.walk.set_watch(before);
        aside.record(&block);
        aside.walk.mode
    }

    #[cold]
    #[inline(never)]
    pub(super) fn block_of_one<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) -> Mode {
        let mut aside = Aside { walk, sink };
        if aside.takes_bearings(value) {
            return aside.walk.mode;
        }
        let block = Block::holding(value).pieces();
        Aside::block_with(aside.walk, aside.sink, block, &mut move |tracer| tracer.pointee(value))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_contents(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        contents: Contents<'_>,
    ) -> Mode {
        match walk.scope {
            Scope::Deep => Aside::unplaced(walk, sink, contents),
            Scope::Own => walk.mode,
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_value<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        value: &T,
    ) -> Mode {
        let mut aside = Aside { walk, sink };
        if aside.takes_bearings(value) {
            return aside.walk.mode;
        }
        let mut contents = move |tracer: &mut Tracer<'_>| tracer.pointee(value);
        Aside::shared_contents(aside.walk, aside.sink, &mut contents)
    }

    /// Whether it was just the first hop that led here, which takes bearings; then the value has been traced on the fast way.
    #[inline]
    fn takes_bearings<T: MemSize + ?Sized>(&mut self, value: &T) -> bool {
        let (address, size) = extent(value);
        let wants_more = self.walk.window.touches(address, size) || self.walk.stack.must_move();
        if !wants_more {
            self.go_straight_on(|tracer| value.trace(tracer));
        }
        !wants_more
    }

    /// Visits contents that must each find out for themselves whether they are known.
    #[cold]
    #[inline(never)]
    fn unplaced(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) -> Mode {
        let mut aside = Aside { walk, sink };
        let before = aside.walk.set_watch((Watch::Unplaced, true));
        aside.go_on(&mut |tracer| tracer.hop(|tracer| contents(tracer)));
        aside.walk.set_watch(before);
        aside.walk.mode
    }

    #[cold]
    #[inline(never)]
    pub(super) fn scattered(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        contents: Contents<'_>,
    ) -> Mode {
        let mut aside = Aside { walk, sink };
        if aside.walk.scope == Scope::Deep {
            let before = aside.walk.set_watch((Watch::TakeBack, true));
            aside.go_on(contents);
            aside.walk.set_watch(before);
        }
        aside.walk.mode
    }

    #[cold]
    #[inline(never)]
    pub(super) fn follow<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        target: &T,
    ) -> Mode {
        let mut aside = Aside { walk, sink };
        let (address, size) = extent(target);
        let overlap = aside.walk.known.overlap(address, size);
        // A handle met before may own the target: then its block begins just before it.
        let block = Block::counted(target).address();
        let owned = block.is_some_and(|block| aside.walk.has_seen(block));
        if size == 0 || overlap == size || owned {
            return aside.walk.mode;
        }
        let block = Block::new(size - overlap).starting_at(target);
        aside.walk.sums.join_block(&block, Ownership::Sole);
        aside.tell_block(&block, None, true);
        if aside.walk.scope == Scope::Own {
            aside.walk.know(address, size);
            return aside.walk.mode;
        }
        let before = aside.walk.set_following(true);
        aside.visit_known(Label::Pointee, target);
        aside.walk.set_following(before);
        aside.walk.mode
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
    pub(super) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) -> Mode {
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
        aside.walk.mode
    }

    /// Gives up where the stack ends.
    #[cfg(not(feature = "std"))]
    #[cold]
    #[inline(never)]
    pub(super) fn grow(walk: &'a mut Walk, sink: Listener<'a>, contents: Contents<'_>) -> Mode {
        let mut aside = Aside { walk, sink };
        if aside.walk.stack.is_low() {
            aside.note_gap(Gap::Depth);
        } else {
            aside.go_on(contents);
        }
        aside.walk.mode
    }
}
