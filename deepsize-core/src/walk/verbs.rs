//! The tracer's verbs: the vocabulary of an impl. The fast paths are here, the cold paths in `cold`.

use crate::MemSize;
use crate::event::{Label, Ownership, Place, RefCounts};
use crate::gap::Gap;
use crate::walk::block::Block;
use crate::walk::cold::{BlockVisit, ColdPath, is_small, once};
use crate::walk::policy::Recording;
use crate::walk::sums::Sums;
use crate::walk::tracer::Tracer;
use crate::with::{Own, TraceBy};

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

    /// `field`, for derived code, of a value that may be deferred. The cold path takes the tracer as
    /// it is, which saves registers in each hop from value to value.
    #[doc(hidden)]
    #[inline]
    pub fn linked_field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &'a T) {
        if self.mode().slow {
            self.linked_field_slow(name, value);
        } else {
            value.__trace_or_defer(self);
        }
    }

    /// Where the walk only notes, a pointer or a vector is traced by the same tracer, which can defer
    /// it. For larger types this is the same as `field`, so that there is less code for them.
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

/// The vocabulary of [`MemSize::trace`] for blocks.
impl Tracer<'_> {
    /// Counts a block that the value owns alone and whose contents own nothing.
    #[inline]
    pub fn block(&mut self, block: Block) {
        self.add_reported(&block, Ownership::Sole);
        self.note_block(block);
    }

    /// Counts a block that the value owns alone, and traces its contents.
    ///
    /// A block of size 0 counts nothing, but its contents are traced.
    #[inline]
    pub fn block_with(&mut self, block: Block, contents: impl FnOnce(&mut Tracer<'_>)) {
        self.block_with_contents(true, block, contents);
    }

    /// `block_with`, where it is known whether the contents may own further blocks.
    #[inline]
    pub(super) fn block_with_contents(
        &mut self,
        may_own_blocks: bool,
        block: Block,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        self.add_reported(&block, Ownership::Sole);
        if self.must_take_cold_path(&block, may_own_blocks) {
            let block = block.pieces();
            self.with_walk(|walk, sink| {
                ColdPath::block_with(walk, sink, block, &mut once(contents))
            });
        } else {
            contents(self);
        }
    }

    /// Counts a block that other handles may share, and traces its contents: both only when the
    /// walk meets the block for the first time.
    ///
    /// The block is known again by its address, so it must have one that all handles agree on.
    /// `counts` is asked only where the answer matters, for it touches the block; where the handle
    /// does not tell them it answers `None`, and the block is recorded in any case.
    ///
    /// ```
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// /// A handle of another crate that does not tell its counts.
    /// struct Handle(&'static [u64]);
    ///
    /// impl MemSize for Handle {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.shared(Block::holding(self.0), || None, |tracer| tracer.elements(self.0));
    ///     }
    /// }
    ///
    /// static NUMBERS: [u64; 9] = [7; 9];
    /// let handles = [Handle(&NUMBERS), Handle(&NUMBERS)];
    /// assert_eq!(handles.heap_size(), size_of_val(&NUMBERS));
    /// ```
    #[inline]
    pub fn shared(
        &mut self,
        block: Block,
        counts: impl Fn() -> Option<RefCounts>,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        self.shared_over(block, &block, counts, contents);
    }

    /// `shared`, with contents that lie in `extent`, as a block of size 0 does not tell where.
    pub(crate) fn shared_over(
        &mut self,
        block: Block,
        extent: &Block,
        counts: impl Fn() -> Option<RefCounts>,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        let first = self.with_walk(|walk, sink| {
            if walk.mode().slow {
                return ColdPath::shared_block(walk, sink, block.pieces(), counts());
            }
            let is_lone = || counts().is_some_and(|counts| counts.strong == 1);
            walk.first_visit_dyn(block.address(), &is_lone)
        });
        if !first {
            return;
        }
        self.add_reported(&block, Ownership::Shared(None));
        if self.must_take_cold_path(extent, true) {
            let (block, contents) = (block.pieces(), &mut once(contents));
            self.with_walk(|walk, sink| ColdPath::shared_contents(walk, sink, block, contents));
        } else {
            contents(self);
        }
    }

    /// Counts the part of a shared buffer that a handle shows, where nothing tells the whole: of
    /// all parts together each byte counts once, and none that a root or a followed target has
    /// counted. It is a lower bound; leave a gap beside it.
    ///
    /// The part is told as a block that has the start of the part in it. One that overlaps or
    /// adjoins an earlier one counts as the same block. Spare bytes count where no other part shows
    /// them.
    ///
    /// ```
    /// use mem_size_core::{Block, Gap, MemSize, Tracer};
    ///
    /// /// Some bytes of a buffer that others see, too.
    /// struct View(&'static [u8]);
    ///
    /// impl MemSize for View {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.shared_view(Block::holding(self.0), None);
    ///         tracer.gap(Gap::Capacity);
    ///     }
    /// }
    ///
    /// static BUFFER: [u8; 100] = [0; 100];
    /// let views = [View(&BUFFER[..60]), View(&BUFFER[40..80])];
    /// assert_eq!(views.heap_size(), 80);
    /// assert_eq!(views.mem_usage().blocks, 1);
    /// ```
    pub fn shared_view(&mut self, part: Block, counts: Option<RefCounts>) {
        let part = part.pieces();
        self.with_walk(|walk, sink| ColdPath::shared_view(walk, sink, part, counts));
    }

    /// `shared_view` of values that are visited afterwards, of which nothing tells the counts.
    #[cfg(any(feature = "im-15", feature = "imbl-7"))]
    pub(crate) fn shared_view_to_visit(&mut self, part: Block) {
        let part = part.pieces();
        self.with_walk(|walk, sink| ColdPath::shared_view_to_visit(walk, sink, part));
    }

    /// Counts several blocks of which the bytes are known, but not their number, and traces what
    /// lies in them: an arena. They count as one block.
    ///
    /// ```
    /// use mem_size_core::{MemSize, Tracer};
    ///
    /// struct Bump {
    ///     allocated_bytes: usize,
    /// }
    ///
    /// impl MemSize for Bump {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.arena(self.allocated_bytes, |_| {});
    ///     }
    /// }
    ///
    /// let bump = Bump { allocated_bytes: 4096 };
    /// assert_eq!(bump.heap_size(), 4096);
    /// ```
    pub fn arena(&mut self, bytes: usize, contents: impl FnOnce(&mut Tracer<'_>)) {
        let (block, contents) = (Block::new(bytes), &mut once(contents));
        self.add_reported(&block, Ownership::Sole);
        let visit = BlockVisit { blocks: None, ..BlockVisit::SOLE };
        self.with_walk(|walk, sink| {
            ColdPath { walk, sink }.visit_block_with(&block, visit, contents)
        });
    }

    /// Counts a figure that the owner of the memory has estimated, and leaves [`Gap::Estimated`].
    pub fn estimated(&mut self, bytes: usize) {
        self.arena(bytes, |_| {});
        self.gap(Gap::Estimated);
    }

    /// Treats the target of a reference as owned: its bytes count as a block of the value, once per
    /// address.
    pub fn follow<T: MemSize + ?Sized>(&mut self, target: &T) {
        self.__follow_by(Own, target);
    }

    /// `follow`, with the target measured as `how` says; for derived code.
    #[doc(hidden)]
    pub fn __follow_by<T: TraceBy<How> + ?Sized, How: Copy>(&mut self, how: How, target: &T) {
        self.with_walk(|walk, sink| ColdPath::follow(walk, sink, how, target));
    }

    /// Adds a block as an impl reports it, however large.
    #[inline]
    fn add_reported(&mut self, block: &Block, ownership: Ownership) {
        if Sums::is_huge(block) {
            let block = block.pieces();
            return self.with_walk(|walk, _| ColdPath::huge_block(walk, block, ownership));
        }
        match ownership {
            Ownership::Sole => self.sums.add(block),
            Ownership::Shared(_) => self.sums.add_shared(block),
        }
    }
}
