//! The tracer's verbs for many values at once: what is in a container.

use crate::MemSize;
use crate::trace::aside::{Aside, once};
use crate::trace::block::Block;
use crate::trace::sink::Label;
use crate::trace::tracer::Tracer;

/// The vocabulary of [`MemSize::trace`] for containers.
impl Tracer<'_> {
    /// Traces the elements of a sequence or a set, in a block or inline, unless they are flat.
    #[inline]
    pub fn elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if self.mode.slow {
            self.look_at_elements(elements);
        } else {
            self.run_over_elements(elements);
        }
    }

    /// Traces the keys and values of a map, unless both are flat.
    #[inline]
    pub fn entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        if self.mode.slow {
            self.look_at_entries(entries);
        } else {
            self.run_over_entries(entries);
        }
    }
}

/// Verbs of our own impls, and what the verbs share.
impl Tracer<'_> {
    /// Counts the block of a container, and traces the elements in it: `block_with` and `elements` in one. The fast way and
    /// the slow way each are there once, so that the compiler can take the fast one into the caller. Where there is no block
    /// there are no elements: in a tree those are most places. It is asked only where elements are looked at: as an
    /// answer that nobody can foretell it costs more than it saves.
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
        if self.must_look_into(&block, !T::is_flat()) {
            let (walk, sink) = self.parts();
            let mut contents = once(move |tracer| tracer.look_at_elements(elements));
            let mode = Aside::block_with(walk, sink, block.pieces(), &mut contents);
            self.take_up(mode);
        } else {
            self.run_over_elements(elements);
        }
    }

    /// The same for a container of entries.
    #[cfg(feature = "std")]
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
        if self.must_look_into(&block, !<(K, V)>::is_flat()) {
            let (walk, sink) = self.parts();
            let mut contents = once(move |tracer| tracer.look_at_entries(entries));
            let mode = Aside::block_with(walk, sink, block.pieces(), &mut contents);
            self.take_up(mode);
        } else {
            self.run_over_entries(entries);
        }
    }

    /// The fast way over elements.
    #[inline]
    fn run_over_elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T>,
    {
        if T::is_flat() || size_of::<T>() == 0 {
            return;
        }
        if T::__is_link() {
            elements.into_iter().for_each(|element| element.trace(self));
        } else {
            self.each(elements, |tracer, element| element.trace(tracer));
        }
    }

    /// The slow way over elements.
    #[inline]
    fn look_at_elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if size_of::<T>() > 0 {
            let (walk, sink) = self.parts();
            Aside::elements(walk, sink, Label::Element, elements.into_iter());
        }
    }

    /// The fast way over entries.
    #[inline]
    fn run_over_entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V)>,
    {
        if K::is_flat() && V::is_flat() {
            return;
        }
        self.each(entries, |tracer, (key, value)| {
            if !K::is_flat() {
                key.trace(tracer);
            }
            if !V::is_flat() {
                value.trace(tracer);
            }
        });
    }

    /// The slow way over entries: all keys, then all values.
    #[inline]
    fn look_at_entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        let entries = entries.into_iter();
        let (walk, sink) = self.parts();
        Aside::elements(walk, sink, Label::Key, entries.clone().map(|(key, _)| key));
        let (walk, sink) = self.parts();
        Aside::elements(walk, sink, Label::Value, entries.map(|(_, value)| value));
    }

    /// Visits many values with sums of their own, which need not be in memory where visiting is inlined.
    #[inline]
    fn each<I: IntoIterator>(&mut self, items: I, visit: impl Fn(&mut Tracer<'_>, I::Item)) {
        let is_thorough = self.mode.thorough;
        let (walk, sink) = self.parts();
        if is_thorough {
            let mode = Aside::each(walk, sink, items, visit);
            return self.take_up(mode);
        }
        let mut tracer = Tracer::lent(walk, sink);
        // It is so already, but now the compiler knows.
        tracer.mode.slow = false;
        tracer.mode.thorough = false;
        for item in items {
            visit(&mut tracer, item);
        }
        let (sums, mode) = (tracer.sums, tracer.mode);
        self.sums.append(sums);
        self.take_up(mode);
    }
}
