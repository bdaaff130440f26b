//! Verbs that only our own impls use: several of the public ones in one, for speed, and those that
//! need to know how a walk works.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem::needs_drop;

use crate::MemSize;
use crate::event::Label;
use crate::walk::block::Block;
use crate::walk::cold::{BlockVisit, ColdPath, once};
use crate::walk::tracer::Tracer;

/// For one value.
impl<'a> Tracer<'a> {
    /// Counts so many blocks of one kind, whose addresses nobody asks for.
    pub(crate) fn blocks(&mut self, count: usize, block: Block) {
        self.sums.join_many(&block, count);
    }

    /// `block`, for one of std, whose numbers are real.
    #[inline]
    pub(crate) fn real_block(&mut self, block: Block) {
        self.sums.add(&block);
        self.tell_block(block);
    }

    /// Tells of a block that is counted, where someone looks closely at blocks without contents.
    #[inline]
    pub(super) fn tell_block(&mut self, block: Block) {
        if self.mode().thorough {
            // Copied here, so that it need not be in memory where nobody looks.
            let block = block.pieces();
            self.with_walk(|walk, sink| ColdPath::block(walk, sink, block));
        }
    }

    /// Lets the value of a shared block be known again as a root or a followed target, like that of
    /// an `Rc`: as if two counters stood before it, where no other shared block can begin.
    #[cfg(feature = "triomphe-0_1")]
    pub(crate) fn know_again<T: ?Sized>(&mut self, value: &T) {
        let address = Block::counted(value).address().filter(|_| size_of_val(value) > 0);
        self.with_walk(|walk, _| walk.first_visit(address, || false));
    }

    /// Counts the block that holds just this value, and traces the value: `block_with` and
    /// `pointee` in one, which takes fewer instructions in each `Box` of a tree.
    #[expect(clippy::inline_always, reason = "the tracer of a loop over boxes is in registers")]
    #[inline(always)]
    pub(crate) fn block_of_one<T: MemSize + ?Sized>(&mut self, value: &T) {
        let block = Block::holding(value);
        self.sums.add(&block);
        if self.may_take_cold_path(&block, needs_drop::<T>()) {
            self.with_walk(|walk, sink| ColdPath::block_of_one(walk, sink, value));
        } else {
            value.trace(self);
        }
    }

    /// `block_of_one` for a value that may be put off, with the pointer that owns it.
    #[expect(clippy::borrowed_box, reason = "the box itself is put off")]
    #[inline]
    pub(crate) fn block_of_one_or_defer<T: MemSize + ?Sized>(&mut self, owner: &'a Box<T>) {
        let value: &'a T = owner;
        if !needs_drop::<T>() {
            return self.block_of_one(value);
        }
        let block = Block::holding(value);
        if self.may_take_cold_path(&block, true) {
            if self.must_defer() {
                return self.defer(owner);
            }
            // Not handed over where loops have ruled it out: their sums would be in memory.
            if self.mode().slow {
                return self.tell_of_one_or_put_off(owner);
            }
            self.sums.add(&block);
            self.with_walk(|walk, sink| ColdPath::block_of_one(walk, sink, value));
        } else {
            self.sums.add(&block);
            value.__trace_or_defer(self);
        }
    }

    /// Whether each block is of interest by itself, with its place.
    #[inline]
    pub(crate) fn is_listening(&self) -> bool {
        self.mode().thorough
    }

    /// Enters a block to which the walk may come back; it is counted on the first visit. Only where
    /// each block is of interest.
    pub(crate) fn visit_block(
        &mut self,
        block: Block,
        is_first_visit: bool,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        if is_first_visit {
            self.sums.add(&block);
        }
        let visit = BlockVisit { is_first_visit, ..BlockVisit::SOLE };
        let contents = &mut once(contents);
        self.with_walk(|walk, sink| {
            ColdPath { walk, sink }.visit_block_with(&block, visit, contents)
        });
    }

    /// As `must_take_cold_path`, for cold paths that find out themselves whether they are called just
    /// for the first hop: that leaves less here.
    #[inline]
    pub(super) fn may_take_cold_path(&self, block: &Block, leads_on: bool) -> bool {
        if leads_on {
            self.may_hold_known(block) || self.walk().stack.is_low()
        } else {
            self.mode().thorough
        }
    }

    /// Whether what is in this block wants a closer look, or fresh stack. Flat elements lead to no
    /// further block; nor does what needs no drop, but through places that take a hop of their own.
    #[inline]
    pub(super) fn must_take_cold_path(&mut self, block: &Block, leads_on: bool) -> bool {
        if leads_on {
            self.may_hold_known(block) || self.stack().must_move()
        } else {
            self.mode().thorough
        }
    }

    /// Whether the contents of the block want a closer look. If not, then nothing in it does.
    #[inline]
    fn may_hold_known(&self, block: &Block) -> bool {
        match block.at.reach(block.size) {
            Some((start, size)) => self.walk().window.overlaps(start, size),
            None => block.size > 0,
        }
    }

    /// Goes through a pointer, on fresh stack if need be. The first hop of a root finds out how
    /// much is left, and leaves a small stack at once, not somewhere in the middle of a wide value.
    #[inline]
    pub(crate) fn hop(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        if self.stack().must_move() {
            self.with_walk(|walk, sink| ColdPath::grow(walk, sink, &mut once(contents)));
        } else {
            contents(self);
        }
    }
}

/// Whether it is known of the type of this value that it leads no further, so that the code to put
/// it off need not be there. Not asked of types that only run time tells.
#[inline]
pub(crate) fn ends_soon<T: MemSize + ?Sized>(value: &T) -> bool {
    size_of::<&T>() == size_of::<usize>() && value.__ends_soon()
}

/// For many values.
impl<'a> Tracer<'a> {
    /// Counts the block of a container, and traces the elements in it: `block_with` and `elements`
    /// in one. The fast path and the cold path each are there once, so that the compiler can take
    /// the fast one into the caller. Where there is no block there are no elements: in a tree those
    /// are most places. It is asked only where elements are looked at: as an answer that nobody can
    /// foretell it costs more than it saves.
    #[inline]
    pub(crate) fn block_of_elements<'e, T, I>(&mut self, block: Block, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if !T::is_flat() && block.size == 0 {
            return;
        }
        self.sums.add(&block);
        if self.must_take_cold_path(&block, !T::is_flat()) {
            let mut contents = once(move |tracer| tracer.look_at_elements(elements));
            let block = block.pieces();
            self.with_walk(|walk, sink| ColdPath::block_with(walk, sink, block, &mut contents));
        } else {
            self.run_over_elements(elements);
        }
    }

    /// The same for a container of entries.
    #[cfg(any(
        feature = "std",
        feature = "hashbrown-0_14",
        feature = "hashbrown-0_15",
        feature = "hashbrown-0_16",
        feature = "hashbrown-0_17"
    ))]
    #[inline]
    pub(crate) fn block_of_entries<'e, K, V, I>(&mut self, block: Block, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        if !<(K, V)>::is_flat() && block.size == 0 {
            return;
        }
        self.sums.add(&block);
        if self.must_take_cold_path(&block, !<(K, V)>::is_flat()) {
            let mut contents = once(move |tracer| tracer.look_at_entries(entries));
            let block = block.pieces();
            self.with_walk(|walk, sink| ColdPath::block_with(walk, sink, block, &mut contents));
        } else {
            self.run_over_entries(entries);
        }
    }

    /// `block_of_elements` for those of a vector, which may be put off with it.
    #[expect(clippy::inline_always, reason = "a recursion would go through two calls a level")]
    #[inline(always)]
    pub(crate) fn block_of_elements_or_defer<T: MemSize>(
        &mut self,
        block: Block,
        owner: &'a Vec<T>,
    ) {
        if !T::__is_link() {
            return self.block_of_elements(block, owner.as_slice());
        }
        if block.size == 0 {
            return;
        }
        if self.may_take_cold_path(&block, true) {
            return self.look_into_or_defer(block, owner);
        }
        self.sums.add(&block);
        for element in owner {
            element.__trace_or_defer(self);
        }
    }

    /// The cold path of that. Values that link others have the tracer in memory anyway.
    #[cold]
    #[inline(never)]
    fn look_into_or_defer<T: MemSize>(&mut self, block: Block, owner: &'a Vec<T>) {
        if self.must_defer() {
            self.defer(owner);
        } else if self.mode().slow {
            self.tell_of_elements_or_put_off(block, owner);
        } else {
            self.block_of_elements(block, owner.as_slice());
        }
    }

    /// `elements` for those that may be put off.
    #[inline]
    pub(crate) fn elements_or_defer<T: MemSize>(&mut self, elements: &'a [T]) {
        if T::__is_link() && !self.mode().slow {
            for element in elements {
                element.__trace_or_defer(self);
            }
        } else {
            self.elements(elements);
        }
    }

    /// The fast path over elements.
    #[inline]
    pub(super) fn run_over_elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T>,
    {
        if T::is_flat() || size_of::<T>() == 0 {
            return;
        }
        let mut elements = elements.into_iter();
        if !self.mode().thorough {
            let mut tracer = self.reborrow();
            for element in elements.by_ref() {
                tracer.assume_fast();
                element.__trace_or_defer(&mut tracer);
                if tracer.mode().thorough {
                    break;
                }
            }
            let done = tracer.finish();
            self.join(done);
        }
        if self.mode().thorough {
            self.each(elements, |tracer, element| element.trace(tracer));
        }
    }

    /// The cold path over elements. Always inlined, as `with_walk_inlined` is.
    #[expect(clippy::inline_always, reason = "it must not become a call")]
    #[inline(always)]
    pub(super) fn look_at_elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if size_of::<T>() > 0 {
            let elements = elements.into_iter();
            self.with_walk_inlined(|walk, sink| {
                ColdPath::elements(walk, sink, Label::Element, elements)
            });
        }
    }

    /// The fast path over entries.
    #[inline]
    pub(super) fn run_over_entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V)>,
    {
        if K::is_flat() && V::is_flat() {
            return;
        }
        let mut entries = entries.into_iter();
        if !self.mode().thorough {
            let mut tracer = self.reborrow();
            for (key, value) in entries.by_ref() {
                tracer.assume_fast();
                if !K::is_flat() {
                    key.__trace_or_defer(&mut tracer);
                }
                if !V::is_flat() {
                    value.__trace_or_defer(&mut tracer);
                }
                if tracer.mode().thorough {
                    break;
                }
            }
            let done = tracer.finish();
            self.join(done);
        }
        if self.mode().thorough {
            self.each(entries, |tracer, (key, value)| {
                key.trace(tracer);
                value.trace(tracer);
            });
        }
    }

    /// The cold path over entries: all keys, then all values.
    #[expect(clippy::inline_always, reason = "it must not become a call")]
    #[inline(always)]
    pub(super) fn look_at_entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        let entries = entries.into_iter();
        let keys = entries.clone().map(|(key, _)| key);
        self.with_walk_inlined(|walk, sink| ColdPath::elements(walk, sink, Label::Key, keys));
        let values = entries.map(|(_, value)| value);
        self.with_walk_inlined(|walk, sink| ColdPath::elements(walk, sink, Label::Value, values));
    }
}
