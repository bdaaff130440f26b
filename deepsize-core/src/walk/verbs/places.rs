//! The verbs for places: fields, variants, elements, gaps.

use crate::MemSize;
use crate::event::{Label, Place};
use crate::gap::Gap;
use crate::walk::cold::{ColdPath, is_small, once};
use crate::walk::policy::Recording;
use crate::walk::tracer::Tracer;

/// The vocabulary of [`MemSize::trace`] for places.
impl<'a> Tracer<'a> {
    /// Traces a field of the value; in a tuple, `name` is its number.
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

    /// Traces a field by a function of its own.
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

    /// Notes a field of a packed struct: it cannot be borrowed, so it leaves a gap unless it is
    /// flat.
    #[inline]
    pub fn packed_field<T: MemSize>(&mut self, name: &'static str) {
        if self.mode().slow || !T::is_flat() {
            self.with_walk(|walk, sink| ColdPath::packed_field::<T>(walk, sink, name));
        }
    }

    /// Traces the fields of the live variant of `value`, an enum.
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

    /// Notes a field that is skipped: its inline bytes count, what it owns does not.
    #[inline]
    pub fn skipped<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        self.skipped_place(Label::Field(name), value, reason);
    }

    /// Notes a live variant that is skipped, with all its fields.
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
                ColdPath::skipped(walk, sink, Place::of(label, value), reason)
            });
        }
    }

    /// Traces what a pointer points to, inside a block just reported.
    #[inline]
    pub fn pointee<T: MemSize + ?Sized>(&mut self, value: &T) {
        if self.mode().slow {
            self.with_walk(|walk, sink| ColdPath::item(walk, sink, Label::Pointee, value));
        } else {
            value.trace(self);
        }
    }

    /// Traces the elements of a sequence or a set, in a block or inline, unless they are flat.
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

    /// Traces the keys and values of a map, unless both are flat.
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

    /// Traces the contents of a lock or another place out of which a handle may be moved by
    /// another thread meanwhile: each shared block in it is recorded, even with one handle.
    #[inline]
    pub fn locked(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        let before = self.with_walk_for_handles(|walk, _| {
            walk.change_policy(|policy| policy.recording = policy.recording.max(Recording::Handles))
        });
        contents(self);
        self.with_walk_for_handles(|walk, _| walk.restore_policy(before));
    }

    /// Notes that the value is a reference: it owns nothing, and as a root it leaves a gap.
    #[inline]
    pub fn reference<R>(&mut self, reference: &R) {
        if self.walk().is_root(reference) {
            self.gap(Gap::Reference);
        }
    }

    /// Notes that something here could not be measured.
    #[inline]
    pub fn gap(&mut self, gap: Gap) {
        self.with_walk_in_same_mode(|walk, sink| ColdPath::gap(walk, sink, gap, None));
    }

    /// Notes `bytes` that are not the allocator's: a mapped file, memory of another library or of a
    /// device. They are in no sum but [`MemUsage::foreign`](crate::MemUsage::foreign), and leave
    /// [`Gap::Foreign`].
    pub fn foreign_memory(&mut self, bytes: usize) {
        self.with_walk(|walk, sink| ColdPath::gap(walk, sink, Gap::Foreign, Some(bytes)));
    }
}
