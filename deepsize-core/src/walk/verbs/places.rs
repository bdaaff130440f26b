//! The verbs for places: fields, variants, elements, gaps.

use crate::MemSize;
use crate::event::{Label, Place};
use crate::gap::Gap;
use crate::walk::cold::{ColdPath, is_small, once};
use crate::walk::tracer::Tracer;

/// The vocabulary of [`MemSize::trace`] for places.
impl<'a> Tracer<'a> {
    /// Traces a field of the value; in a tuple, `name` is its number.
    ///
    /// ```
    /// use mem_size_core::{MemSize, Tracer};
    ///
    /// struct Person {
    ///     name: String,
    ///     notes: Vec<String>,
    /// }
    ///
    /// impl MemSize for Person {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.field("name", &self.name);
    ///         tracer.field("notes", &self.notes);
    ///     }
    /// }
    ///
    /// let person = Person { name: String::from("Ada"), notes: Vec::with_capacity(2) };
    /// assert_eq!(person.heap_size(), 3 + 2 * size_of::<String>());
    /// ```
    #[inline]
    pub fn field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.mode().slow {
            self.with_walk(|walk, sink| ColdPath::field(walk, sink, name, value));
        } else {
            value.trace(self);
        }
    }

    /// `field`, for derived code, of a value that may be deferred. The cold path takes the tracer
    /// as it is, which saves registers in each hop from value to value.
    #[doc(hidden)]
    #[inline]
    pub fn linked_field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &'a T) {
        if self.mode().slow {
            self.linked_field_slow(name, value);
        } else {
            value.__trace_or_defer(self);
        }
    }

    /// `linked_field`, for derived code, of a list of pointers to further values of the same type.
    #[doc(hidden)]
    #[inline]
    pub fn list_of_links_field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &'a T) {
        if self.mode().slow {
            self.linked_field_slow(name, value);
        } else {
            value.__trace_links(self);
        }
    }

    /// Where the walk only notes, a pointer or a vector is traced by the same tracer, which can
    /// defer it. For larger types this is the same as `field`, so that there is less code for them.
    #[cold]
    #[inline(never)]
    fn linked_field_slow<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &'a T) {
        if !is_small(value) || !self.walk().policy().only_notes() {
            return self.field(name, value);
        }
        let place = Place::of(Label::Field(name), value);
        value.__trace_at(place, self);
    }

    /// Traces a field by a function of its own, for a type that has no impl. The functions of
    /// [`with`](crate::with) have examples.
    #[inline]
    pub fn field_with<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        if self.mode().slow {
            let place = Place::of(Label::Field(name), value);
            self.with_walk(|walk, sink| ColdPath::place(walk, sink, place, &mut once(contents)));
        } else {
            contents(self);
        }
    }

    /// Notes a field of a packed struct. It cannot be borrowed, so it leaves [`Gap::Packed`] unless
    /// `T` is flat.
    #[inline]
    pub fn packed_field<T: MemSize>(&mut self, name: &'static str) {
        if self.mode().slow || !T::is_flat() {
            self.with_walk(|walk, sink| ColdPath::packed_field::<T>(walk, sink, name));
        }
    }

    /// Traces the fields of the live variant of `value`, an enum.
    ///
    /// ```
    /// use mem_size_core::{MemSize, Tracer};
    ///
    /// enum Shape {
    ///     Dot,
    ///     Text { text: String },
    /// }
    ///
    /// impl MemSize for Shape {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         match self {
    ///             Self::Dot => tracer.variant("Dot", self, |_| {}),
    ///             Self::Text { text } => {
    ///                 tracer.variant("Text", self, |tracer| tracer.field("text", text));
    ///             }
    ///         }
    ///     }
    /// }
    ///
    /// let shapes = [Shape::Dot, Shape::Text { text: String::from("abc") }];
    /// assert_eq!(shapes.heap_size(), 3);
    /// ```
    #[inline]
    pub fn variant<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        fields: impl FnOnce(&mut Tracer<'_>),
    ) {
        self.__enter_variant(name, value);
        fields(self);
        self.__leave_variant();
    }

    /// The first half of `variant`. Derived code takes the halves: a closure takes the compiler
    /// longer.
    #[doc(hidden)]
    #[inline]
    pub fn __enter_variant<T: ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.mode().slow {
            let place = Place::of(Label::Variant(name), value);
            self.with_walk(|walk, sink| ColdPath::enter_place(walk, sink, place));
        }
    }

    /// The second half of `variant`.
    #[doc(hidden)]
    #[inline]
    pub fn __leave_variant(&mut self) {
        if self.mode().slow {
            self.with_walk(|walk, sink| ColdPath::leave_place(walk, sink));
        }
    }

    /// Notes a field that is skipped: its inline bytes count, what it owns does not. It
    /// leaves no gap; a listener hears the reason.
    #[inline]
    pub fn skipped<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        self.skipped_place(Label::Field(name), value, reason);
    }

    /// Notes a live variant that is skipped, with all its fields, as
    /// [`skipped`](Self::skipped) does.
    #[inline]
    pub fn skipped_variant<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        self.skipped_place(Label::Variant(name), value, reason);
    }

    #[inline]
    fn skipped_place<T: ?Sized>(&mut self, label: Label, value: &T, reason: Option<&'static str>) {
        if self.mode().slow {
            self.with_walk(|walk, sink| {
                ColdPath::skipped(walk, sink, Place::of(label, value), reason);
            });
        }
    }

    /// Traces what a pointer points to, inside the block that holds it.
    ///
    /// ```
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// /// Owns a value in a block of its own.
    /// struct Heaped<T>(Box<T>);
    ///
    /// impl<T: MemSize> MemSize for Heaped<T> {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         let value: &T = &self.0;
    ///         tracer.block_with(Block::holding(value), |tracer| tracer.pointee(value));
    ///     }
    /// }
    ///
    /// let heaped = Heaped(Box::new(String::from("abc")));
    /// assert_eq!(heaped.heap_size(), size_of::<String>() + 3);
    /// ```
    #[inline]
    pub fn pointee<T: MemSize + ?Sized>(&mut self, value: &T) {
        if self.mode().slow {
            self.with_walk(|walk, sink| ColdPath::item(walk, sink, Label::Pointee, value));
        } else {
            value.trace(self);
        }
    }

    /// Traces the elements of a sequence or a set, in a block or inline. If they are flat, takes
    /// O(1), unless a root or a followed target may lie among them.
    #[inline]
    pub fn elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if self.mode().slow {
            self.elements_slow(elements);
        } else {
            self.elements_fast(elements);
        }
    }

    /// Traces the keys and values of a map, as [`elements`](Self::elements) does.
    #[inline]
    pub fn entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        if self.mode().slow {
            self.entries_slow(entries);
        } else {
            self.entries_fast(entries);
        }
    }

    /// Traces the contents of a lock, or of another place out of which another thread may move a
    /// handle during the walk. Each shared block in it is recorded, even with one handle, so that
    /// it counts once wherever the handle goes.
    ///
    /// ```
    /// use std::sync::RwLock;
    /// use mem_size_core::{Gap, MemSize, Tracer};
    ///
    /// struct Shared<T>(RwLock<T>);
    ///
    /// impl<T: MemSize> MemSize for Shared<T> {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         match self.0.try_read() {
    ///             Ok(guard) => tracer.locked(|tracer| T::trace(&guard, tracer)),
    ///             Err(_) => tracer.gap(Gap::Locked),
    ///         }
    ///     }
    /// }
    ///
    /// let shared = Shared(RwLock::new(String::from("abc")));
    /// assert_eq!(shared.heap_size(), 3);
    /// let writing = shared.0.write();
    /// assert_eq!(shared.mem_usage().gaps.count(Gap::Locked), 1);
    /// # drop(writing);
    /// ```
    #[inline]
    pub fn locked(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        let before = self.with_walk_for_handles(|walk, _| walk.record_handles());
        contents(self);
        self.with_walk_for_handles(|walk, _| walk.restore_recording(before));
    }

    /// Notes that the value is a reference or the like: it owns nothing. As a root it leaves
    /// [`Gap::Reference`], as somebody may have meant its target.
    ///
    /// ```
    /// use mem_size_core::{Gap, MemSize, Tracer};
    ///
    /// struct View<'a>(&'a [String]);
    ///
    /// impl MemSize for View<'_> {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.reference(self);
    ///     }
    /// }
    ///
    /// let names = [String::from("Ada")];
    /// assert_eq!(View(&names).mem_usage().gaps.count(Gap::Reference), 1);
    /// assert!(vec![View(&names)].mem_usage().is_exact());
    /// ```
    #[inline]
    pub fn reference<R>(&mut self, reference: &R) {
        if self.walk().is_root(reference) {
            self.gap(Gap::Reference);
        }
    }

    /// Notes that something here could not be measured, and why: all sizes are lower bounds then.
    #[inline]
    pub fn gap(&mut self, gap: Gap) {
        self.with_walk_in_same_mode(|walk, sink| ColdPath::gap(walk, sink, gap, None));
    }

    /// Notes `bytes` that are not the allocator's: a mapped file, memory of another library or of a
    /// device. They are in no sum but [`MemUsage::foreign`](crate::MemUsage::foreign), and leave
    /// [`Gap::Foreign`].
    ///
    /// ```
    /// use mem_size_core::{Gap, MemSize, Tracer};
    ///
    /// struct Mapped(&'static [u8]);
    ///
    /// impl MemSize for Mapped {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.foreign_memory(self.0.len());
    ///     }
    /// }
    ///
    /// let usage = Mapped(&[0; 4096]).mem_usage();
    /// assert_eq!((usage.heap, usage.foreign), (0, 4096));
    /// assert_eq!(usage.gaps.count(Gap::Foreign), 1);
    /// ```
    pub fn foreign_memory(&mut self, bytes: usize) {
        self.with_walk(|walk, sink| ColdPath::gap(walk, sink, Gap::Foreign, Some(bytes)));
    }
}
