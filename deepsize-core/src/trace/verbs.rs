//! The tracer's verbs: the fast way of each, which counts and goes on.

use core::mem::needs_drop;

use crate::MemSize;
use crate::gap::Gap;
use crate::trace::aside::{Aside, Spot, once};
use crate::trace::block::{Block, Counts};
use crate::trace::handle::Handle;
use crate::trace::sink::Label;
use crate::trace::sums::{Ownership, Sums};
use crate::trace::tracer::{Tracer, extent};

/// The vocabulary of [`MemSize::trace`].
impl Tracer<'_> {
    /// Traces a field of the value; of a tuple, `name` is its number.
    #[inline]
    pub fn field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside::field(walk, sink, name, value);
        } else {
            value.trace(self);
        }
    }

    /// `field`, for derived code, in types that link values: where those are met the tracer is in memory anyway, and the
    /// slow way may take it as it is, which saves registers in each hop from value to value.
    #[doc(hidden)]
    #[inline]
    pub fn __linked_field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.mode.slow {
            self.look_at_linked_field(name, value);
        } else {
            value.trace(self);
        }
    }

    #[cold]
    #[inline(never)]
    fn look_at_linked_field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let (walk, sink) = self.parts();
        Aside::field(walk, sink, name, value);
    }

    /// Traces a field by a function of its own.
    #[inline]
    pub fn field_with<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            let spot = Spot::of(Label::Field(name), value);
            Aside::place(walk, sink, spot, &mut once(contents));
        } else {
            contents(self);
        }
    }

    /// Notes a field of a packed struct: it cannot be borrowed, so it leaves a gap unless it is flat.
    #[inline]
    pub fn packed_field<T: MemSize>(&mut self, name: &'static str) {
        if self.mode.slow || !T::is_flat() {
            let (walk, sink) = self.parts();
            Aside::packed_field::<T>(walk, sink, name);
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

    /// The first half of `variant`. Derived code takes the halves: a closure takes the compiler longer.
    #[doc(hidden)]
    #[inline]
    pub fn __enter_variant<T: ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside::enter_variant(walk, sink, Spot::of(Label::Variant(name), value));
        }
    }

    /// The second half of `variant`.
    #[doc(hidden)]
    #[inline]
    pub fn __leave_variant(&mut self) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside::leave_variant(walk, sink);
        }
    }

    /// Notes a field that is left out on demand: its inline bytes count, what it owns does not.
    #[inline]
    pub fn skipped<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside::skipped(walk, sink, Spot::of(Label::Field(name), value), reason);
        }
    }

    /// Notes a live variant that is left out on demand, with all its fields.
    #[inline]
    pub fn skipped_variant<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside::skipped(walk, sink, Spot::of(Label::Variant(name), value), reason);
        }
    }

    /// Traces what a pointer points to, inside a block just reported.
    #[inline]
    pub fn pointee<T: MemSize + ?Sized>(&mut self, value: &T) {
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside::item(walk, sink, Label::Pointee, value);
        } else {
            value.trace(self);
        }
    }

    /// Counts a block that the value owns alone and whose contents own nothing.
    #[inline]
    pub fn block(&mut self, block: Block) {
        self.add_told(&block, Ownership::Sole);
        self.tell_block(block);
    }

    /// Counts a block that the value owns alone, and traces its contents.
    ///
    /// A block of size 0 counts nothing, but its contents are traced.
    #[inline]
    pub fn block_with(&mut self, block: Block, contents: impl FnOnce(&mut Tracer<'_>)) {
        self.add_told(&block, Ownership::Sole);
        if self.must_look_into(&block, true) {
            let (walk, sink) = self.parts();
            let mode = Aside::block_with(walk, sink, block.pieces(), &mut once(contents));
            self.take_up(mode);
        } else {
            contents(self);
        }
    }

    /// Counts a block that other handles may share, and traces its contents: both only when the
    /// walk meets the block for the first time.
    ///
    /// The block is known again by its address, so it must have one that all handles agree on.
    /// `counts` is asked only where the answer matters, for it touches the block.
    #[inline]
    pub fn shared(
        &mut self,
        block: Block,
        counts: impl Fn() -> Counts,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        let first = self.walk.first_visit_by(block.address(), &|| counts().strong == 1);
        self.take_up(self.walk.mode);
        if self.mode.slow {
            let (walk, sink) = self.parts();
            Aside { walk, sink }.shared_block(block.pieces(), counts(), first);
        }
        if !first {
            return;
        }
        self.add_told(&block, Ownership::Shared);
        if self.must_look_into(&block, true) {
            let (walk, sink) = self.parts();
            let mode = Aside::shared_contents(walk, sink, &mut once(contents));
            self.take_up(mode);
        } else {
            contents(self);
        }
    }

    /// Treats the target of a reference as owned: its bytes count as a block of the value, once per address.
    pub fn follow<T: MemSize + ?Sized>(&mut self, target: &T) {
        let (walk, sink) = self.parts();
        let mode = Aside::follow(walk, sink, target);
        self.take_up(mode);
    }

    /// Notes that the value is a reference: it owns nothing, and as a root it leaves a gap.
    #[inline]
    pub fn reference<R>(&mut self, reference: &R) {
        if self.walk.is_root(reference) {
            self.gap(Gap::Reference);
        }
    }

    /// Traces the contents of a lock or another place out of which a handle may be moved by
    /// another thread meanwhile: each shared block in it is recorded, even with one handle.
    #[inline]
    pub fn locked(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        let before = self.walk.set_moving(true);
        self.take_up(self.walk.mode);
        contents(self);
        self.walk.set_moving(before);
        self.take_up(self.walk.mode);
    }

    /// Notes that something here could not be measured.
    #[inline]
    pub fn gap(&mut self, gap: Gap) {
        let (walk, sink) = self.parts();
        Aside::gap(walk, sink, gap);
    }
}

/// Verbs of our own impls, and what the verbs share.
impl Tracer<'_> {
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
    fn tell_block(&mut self, block: Block) {
        if self.mode.thorough {
            let (walk, sink) = self.parts();
            Aside::block(walk, sink, block.pieces());
        }
    }

    /// Adds a block as an impl tells of it.
    #[inline]
    fn add_told(&mut self, block: &Block, ownership: Ownership) {
        if Sums::is_huge(block) {
            let (walk, _) = self.parts();
            return Aside::huge_block(walk, block.pieces(), ownership);
        }
        match ownership {
            Ownership::Sole => self.sums.add(block),
            Ownership::Shared => self.sums.add_shared(block),
        }
    }

    /// Counts the block that holds just this value, and traces the value: `block_with` and `pointee` in
    /// one, which takes fewer instructions in each `Box` of a tree.
    #[inline]
    pub(crate) fn block_of_one<T: MemSize + ?Sized>(&mut self, value: &T) {
        let block = Block::holding(value);
        self.sums.add(&block);
        if self.may_look_into(&block, needs_drop::<T>()) {
            let (walk, sink) = self.parts();
            let mode = Aside::block_of_one(walk, sink, value);
            self.take_up(mode);
        } else {
            value.trace(self);
        }
    }

    /// Counts the block behind a handle that others may share, and traces the value in it: `shared` and `pointee` in one.
    #[inline]
    pub(crate) fn handle<H: Handle>(&mut self, handle: &H) {
        if self.mode.lone_is_new && handle.is_lone() {
            // Where lone handles are new it is so already, but now the compiler knows.
            self.mode.thorough = false;
        } else if !self.is_first_handle(handle) {
            return;
        }
        let value = handle.value();
        let block = Block::counted(value);
        self.sums.add_shared(&block);
        if self.may_look_into(&block, needs_drop::<H::Value>()) {
            let (walk, sink) = self.parts();
            let mode = Aside::shared_value(walk, sink, value);
            self.take_up(mode);
        } else {
            value.trace(self);
        }
    }

    /// Whether the block behind a handle is met for the first time; tells a listener of it.
    #[inline]
    fn is_first_handle<H: Handle>(&mut self, handle: &H) -> bool {
        let (walk, sink) = self.parts();
        let first = Aside::is_first_handle(walk, sink, handle);
        self.take_up(self.walk.mode);
        first
    }

    /// Whether each block is of interest by itself, with its place.
    #[inline]
    pub(crate) fn is_listening(&self) -> bool {
        self.mode.thorough
    }

    /// Traces what lies in many blocks that are reported by themselves.
    #[inline]
    pub(crate) fn scattered(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        if self.mode.thorough {
            let (walk, sink) = self.parts();
            let mode = Aside::scattered(walk, sink, &mut once(contents));
            self.take_up(mode);
        } else {
            contents(self);
        }
    }

    /// Traces a value in a block that is not reported around it, but before or after.
    #[inline]
    pub(crate) fn item<T: MemSize + ?Sized>(&mut self, label: Label, value: &T) {
        let (address, size) = extent(value);
        if self.walk.window.touches(address, size) {
            let (walk, sink) = self.parts();
            let mode = Aside::loose_item(walk, sink, label, value);
            self.take_up(mode);
        } else {
            value.trace(self);
        }
    }

    /// As `must_look_into`, for slow ways that find out themselves whether they are called just for the first hop: that
    /// leaves less here.
    #[inline]
    fn may_look_into(&self, block: &Block, leads_on: bool) -> bool {
        if leads_on {
            self.may_hold_known(block) || self.walk.stack.is_low()
        } else {
            self.mode.thorough
        }
    }

    /// Whether what is in this block wants a closer look, or fresh stack. Flat elements lead to no further block; nor does what
    /// needs no drop, but through places that take a hop of their own.
    #[inline]
    pub(super) fn must_look_into(&mut self, block: &Block, leads_on: bool) -> bool {
        if leads_on {
            self.may_hold_known(block) || self.walk.stack.must_move()
        } else {
            self.mode.thorough
        }
    }

    /// Whether the contents of the block want a closer look. If not, then nothing in it does.
    #[inline]
    fn may_hold_known(&self, block: &Block) -> bool {
        match block.at.reach(block.size) {
            Some((start, size)) => self.walk.window.touches(start, size),
            None => block.size > 0,
        }
    }

    /// Goes through a pointer, on fresh stack if need be. The first hop of a root takes bearings, and leaves a
    /// small stack at once, not somewhere in the middle of a wide value.
    #[inline]
    pub(crate) fn hop(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        if self.walk.stack.must_move() {
            let (walk, sink) = self.parts();
            let mode = Aside::grow(walk, sink, &mut once(contents));
            self.take_up(mode);
        } else {
            contents(self);
        }
    }
}
