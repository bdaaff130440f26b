//! Verbs for values that a function measures, and for those that are measured part by part.

use crate::event::{Label, Place};
use crate::walk::block::Block;
use crate::walk::cold::{ColdPath, once};
use crate::walk::tracer::{Tracer, extent};
use crate::with::{By, TraceBy};

/// The vocabulary of [`MemSize::trace`](crate::MemSize::trace) for what a function measures.
impl Tracer<'_> {
    /// Traces the elements of a sequence or a set by a function, in a block or inline; elements
    /// without a size are passed over.
    ///
    /// ```
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// /// Of another crate.
    /// struct Url(String);
    ///
    /// struct Links(Vec<Url>);
    ///
    /// impl MemSize for Links {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         let buffer = Block::buffer(self.0.as_ptr(), self.0.len(), self.0.capacity());
    ///         tracer.block_with(buffer, |tracer| {
    ///             tracer.elements_with(&self.0, |url, tracer| tracer.field("text", &url.0));
    ///         });
    ///     }
    /// }
    ///
    /// let links = Links(vec![Url(String::from("a:b")), Url(String::from("c:d"))]);
    /// assert_eq!(links.heap_size(), 2 * size_of::<Url>() + 6);
    /// ```
    #[inline]
    pub fn elements_with<'e, T, I>(&mut self, elements: I, element: impl Fn(&T, &mut Tracer<'_>))
    where
        T: 'e,
        I: IntoIterator<Item = &'e T>,
    {
        if size_of::<T>() == 0 {
            return;
        }
        if self.mode().slow {
            let items = elements.into_iter().map(|value| (Place::of(Label::Element, value), value));
            self.with_walk(|walk, sink| ColdPath::items(walk, sink, items, element));
        } else {
            self.each(elements, |tracer, value| element(value, tracer));
        }
    }

    /// Traces the keys and values of a map, each by a function of its own; those without a size are
    /// passed over. To let one measure itself, give its `trace`.
    ///
    /// ```
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// /// Of another crate.
    /// struct Url(String);
    ///
    /// /// Sorted by name.
    /// struct Links(Vec<(String, Url)>);
    ///
    /// impl MemSize for Links {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         let buffer = Block::buffer(self.0.as_ptr(), self.0.len(), self.0.capacity());
    ///         let entries = self.0.iter().map(|(name, url)| (name, url));
    ///         tracer.block_with(buffer, |tracer| {
    ///             tracer.entries_with(entries, String::trace, |url, tracer| url.0.trace(tracer));
    ///         });
    ///     }
    /// }
    ///
    /// let links = Links(vec![(String::from("home"), Url(String::from("a:b")))]);
    /// assert_eq!(links.heap_size(), size_of::<(String, Url)>() + 4 + 3);
    /// ```
    #[inline]
    pub fn entries_with<'e, K, V, I>(
        &mut self,
        entries: I,
        key: impl Fn(&K, &mut Tracer<'_>),
        value: impl Fn(&V, &mut Tracer<'_>),
    ) where
        K: 'e,
        V: 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        self.entries_by(entries, (By(&key), By(&value)));
    }

    /// Traces a field part by part: the containers in it as ever, and what is in them as `how`
    /// says. [`TraceBy`] explains what `how` can be.
    // The compiler infers in order: asked for the value first, it would take a guess at `how`.
    #[inline]
    pub fn field_by<How: Copy, T: TraceBy<How> + ?Sized>(
        &mut self,
        name: &'static str,
        how: How,
        value: &T,
    ) {
        self.field_with(name, value, |tracer| value.trace_by(how, tracer));
    }

    /// Traces what a pointer points to by a function, inside the block that holds it.
    #[inline]
    pub fn pointee_with<T: ?Sized>(&mut self, value: &T, contents: impl FnOnce(&mut Tracer<'_>)) {
        if self.mode().slow {
            let place = Place::of(Label::Pointee, value);
            self.with_walk(|walk, sink| {
                ColdPath::item_with(walk, sink, place, &mut once(contents));
            });
        } else {
            contents(self);
        }
    }
}

/// Verbs of the impls of this crate, for values that are measured part by part: each is the verb
/// whose name it has before `_by`.
impl Tracer<'_> {
    #[inline]
    pub(crate) fn pointee_by<T: TraceBy<How> + ?Sized, How: Copy>(&mut self, value: &T, how: How) {
        self.pointee_with(value, |tracer| value.trace_by(how, tracer));
    }

    #[inline]
    pub(crate) fn elements_by<'e, T, I, How: Copy>(&mut self, elements: I, how: How)
    where
        T: TraceBy<How> + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        self.items_by(Label::Element, elements, how);
    }

    #[inline]
    pub(crate) fn entries_by<'e, K, V, I, A, B>(&mut self, entries: I, (key, value): (A, B))
    where
        K: TraceBy<A> + 'e,
        V: TraceBy<B> + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
        A: Copy,
        B: Copy,
    {
        let entries = entries.into_iter();
        self.items_by(Label::Key, entries.clone().map(|(key, _)| key), key);
        self.items_by(Label::Value, entries.map(|(_, value)| value), value);
    }

    #[inline]
    pub(crate) fn block_of_elements_by<'e, T, I, How: Copy>(
        &mut self,
        block: Block,
        elements: I,
        how: How,
    ) where
        T: TraceBy<How> + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        let may_own_blocks = !T::__is_flat();
        self.block_with_contents(may_own_blocks, block, move |tracer| {
            tracer.elements_by(elements, how);
        });
    }

    /// Traces an item in a block that is counted by itself, and not entered around the item.
    #[inline]
    pub(crate) fn item_by<T: TraceBy<How> + ?Sized, How: Copy>(
        &mut self,
        label: Label,
        value: &T,
        how: How,
    ) {
        let (address, size) = extent(value);
        if self.walk().window.overlaps(address, size) {
            let place = Place::of(label, value);
            let mut contents = once(|tracer: &mut Tracer<'_>| value.trace_by(how, tracer));
            self.with_walk(|walk, sink| ColdPath::loose_item(walk, sink, place, &mut contents));
        } else {
            value.trace_by(how, self);
        }
    }

    /// Counts the block of just this item, one of std's, and traces the item.
    #[inline]
    pub(crate) fn block_of_item_by<T: TraceBy<How> + ?Sized, How: Copy>(
        &mut self,
        block: Block,
        item: &T,
        how: How,
    ) {
        self.sums.add(&block);
        if self.must_take_cold_path(&block, true) {
            let block = block.pieces();
            let contents = |tracer: &mut Tracer<'_>| tracer.item_by(Label::Element, item, how);
            self.with_walk_inlined(|walk, sink| {
                ColdPath::block_with(walk, sink, block, &mut once(contents));
            });
        } else {
            item.trace_by(how, self);
        }
    }

    #[inline]
    fn items_by<'e, T, I, How: Copy>(&mut self, label: Label, items: I, how: How)
    where
        T: TraceBy<How> + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        let is_flat = T::__is_flat() || size_of::<T>() == 0;
        if self.mode().slow {
            let items = items.into_iter();
            if is_flat {
                self.with_walk(|walk, sink| ColdPath { walk, sink }.flat_elements(label, items));
            } else {
                let items = items.map(|value| (Place::of(label, value), value));
                self.with_walk(|walk, sink| {
                    ColdPath::items(walk, sink, items, |value, tracer| value.trace_by(how, tracer));
                });
            }
        } else if !is_flat {
            self.each(items, |tracer, value| value.trace_by(how, tracer));
        }
    }
}
