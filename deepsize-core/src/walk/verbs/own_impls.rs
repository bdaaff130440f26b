//! Verbs that only the impls of this crate use: several public ones in one, for speed, and those
//! that ask about the walk.

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
    /// Counts `count` blocks that are alike, without their addresses.
    pub(crate) fn blocks(&mut self, count: usize, block: Block) {
        self.sums.add_many_saturating(&block, count);
    }

    /// `block`, for one of std, whose numbers are known to be possible.
    #[inline]
    pub(crate) fn std_block(&mut self, block: Block) {
        self.sums.add(&block);
        self.note_block(block);
    }

    /// Takes the cold path for a block without contents, if the mode says so.
    #[inline]
    pub(in crate::walk) fn note_block(&mut self, block: Block) {
        if self.mode().thorough {
            // Taken apart here, so that it need not be in memory on the fast path.
            let block = block.pieces();
            self.with_walk(|walk, sink| ColdPath::block(walk, sink, block));
        }
    }

    /// Records the value of a shared block as if it lay in the block of an `Rc`: so it counts once
    /// if it is a root or a followed target as well. No other shared block can begin where the two
    /// counters of an `Rc` would lie.
    #[cfg(feature = "triomphe-0_1")]
    pub(crate) fn record_as_rc_value<T: ?Sized>(&mut self, value: &T) {
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

    /// `block_of_one` for a value that may be deferred, with the box that owns it.
    #[expect(clippy::borrowed_box, reason = "the box itself is deferred")]
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
            // A loop over fast values knows that this is false: a call with the tracer would keep
            // its sums in memory.
            if self.mode().slow {
                return self.block_of_one_or_defer_slow(owner);
            }
            self.sums.add(&block);
            self.with_walk(|walk, sink| ColdPath::block_of_one(walk, sink, value));
        } else {
            self.sums.add(&block);
            value.__trace_or_defer(self);
        }
    }

    /// Whether each block is to be counted by itself, with its address, even one of flat elements:
    /// someone may listen, or something known may lie in it.
    #[inline]
    pub(crate) fn wants_each_block(&self) -> bool {
        self.mode().thorough
    }

    /// Visits a block to which the walk may come back, and counts it on the first visit. Only where
    /// `wants_each_block` says so.
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
            ColdPath { walk, sink }.visit_block_with(&block, visit, contents);
        });
    }
}

/// Whether the type of this value is known to lead no further, so that the code to defer it need
/// not be there. False for unsized types, such as trait objects.
#[inline]
pub(crate) fn ends_soon<T: MemSize + ?Sized>(value: &T) -> bool {
    size_of::<&T>() == size_of::<usize>() && value.__ends_soon()
}

/// For many values.
impl<'a> Tracer<'a> {
    /// Counts the block of a container, and traces the elements in it: `block_with` and `elements`
    /// in one, with one fast path, which the compiler can inline into the caller.
    ///
    /// Without a block there are no elements: in a tree that is so in most places. For flat
    /// elements it is not asked, as a branch that is mispredicted costs more than it saves.
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
            let mut contents = once(move |tracer| tracer.elements_slow(elements));
            let block = block.pieces();
            self.with_walk(|walk, sink| ColdPath::block_with(walk, sink, block, &mut contents));
        } else {
            self.elements_fast(elements);
        }
    }

    /// `block_of_elements` for a container of entries.
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
            let mut contents = once(move |tracer| tracer.entries_slow(entries));
            let block = block.pieces();
            self.with_walk(|walk, sink| ColdPath::block_with(walk, sink, block, &mut contents));
        } else {
            self.entries_fast(entries);
        }
    }

    /// `block_of_elements` for a vector, which may be deferred.
    #[expect(clippy::inline_always, reason = "a recursion would go through two calls a level")]
    #[inline(always)]
    pub(crate) fn block_of_elements_or_defer<T: MemSize>(
        &mut self,
        block: Block,
        owner: &'a Vec<T>,
    ) {
        if T::__is_link() {
            self.block_of_links_or_defer(block, owner);
        } else {
            self.block_of_elements(block, owner.as_slice());
        }
    }

    /// `block_of_elements_or_defer` for elements that likely lead to further ones. They take the
    /// tracer as it is: a tracer of their own would have to trace what is deferred when the loop
    /// ends, deep in the recursion.
    #[expect(clippy::inline_always, reason = "a recursion would go through two calls a level")]
    #[inline(always)]
    pub(crate) fn block_of_links_or_defer<T: MemSize>(&mut self, block: Block, owner: &'a Vec<T>) {
        if block.size == 0 {
            return;
        }
        if self.may_take_cold_path(&block, true) {
            return self.block_of_elements_or_defer_cold(block, owner);
        }
        self.sums.add(&block);
        for element in owner {
            element.__trace_links(self);
        }
    }

    /// Its cold path. It gets the tracer itself, which a loop over such elements has in memory
    /// anyway.
    #[cold]
    #[inline(never)]
    fn block_of_elements_or_defer_cold<T: MemSize>(&mut self, block: Block, owner: &'a Vec<T>) {
        if self.must_defer() {
            self.defer(owner);
        } else if self.mode().slow {
            self.block_of_elements_or_defer_slow(block, owner);
        } else {
            self.block_of_elements(block, owner.as_slice());
        }
    }

    /// `elements` for those that may be deferred.
    #[inline]
    pub(crate) fn elements_or_defer<T: MemSize>(&mut self, elements: &'a [T]) {
        if T::__is_link() {
            self.links_or_defer(elements);
        } else {
            self.elements(elements);
        }
    }

    /// `elements_or_defer` for those that likely lead to further ones.
    #[inline]
    pub(crate) fn links_or_defer<T: MemSize>(&mut self, elements: &'a [T]) {
        if self.mode().slow {
            return self.elements(elements);
        }
        for element in elements {
            element.__trace_links(self);
        }
    }

    /// The fast path over elements.
    #[inline]
    pub(in crate::walk) fn elements_fast<'e, T, I>(&mut self, elements: I)
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
    pub(in crate::walk) fn elements_slow<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if size_of::<T>() > 0 {
            let elements = elements.into_iter();
            self.with_walk_inlined(|walk, sink| {
                ColdPath::elements(walk, sink, Label::Element, elements);
            });
        }
    }

    /// The fast path over entries.
    #[inline]
    pub(in crate::walk) fn entries_fast<'e, K, V, I>(&mut self, entries: I)
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
    pub(in crate::walk) fn entries_slow<'e, K, V, I>(&mut self, entries: I)
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
