//! Deferred values: what lies deep is traced later, when the recursion has returned. So a list of
//! any length needs little stack.
//!
//! Where someone listens, a value belongs to the place around it. It is deferred only if the
//! listener agrees to come back to that place ([`Sink::may_put_off`]).

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem;

use crate::MemSize;
use crate::event::{Label, Place, Sink};
use crate::walk::block::Block;
use crate::walk::cold::{BlockVisit, ColdPath};
use crate::walk::tracer::Tracer;
use crate::walk::verbs::Handle;
use crate::walk::walk::{Listener, Walk, reborrow_listener};

/// A value to be traced later, whatever its type. With `dyn MemSize` the compiler would have to
/// compile all methods of that trait for each type that may be deferred.
pub(super) trait Deferred {
    /// Traces the value; what lies deep in it is deferred again.
    fn trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>);

    /// Traces all of the value at once.
    fn trace_all(&self, tracer: &mut Tracer<'_>);
}

impl<T: MemSize> Deferred for T {
    fn trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        self.__trace_links(tracer);
    }

    fn trace_all(&self, tracer: &mut Tracer<'_>) {
        self.trace(tracer);
    }
}

/// The list of deferred values.
impl<'a> Tracer<'a> {
    /// Traces a value that may lead far, for derived code: what lies too deep is deferred until the
    /// recursion has returned to this call.
    #[doc(hidden)]
    #[inline]
    pub fn __trace_linked<T: MemSize + ?Sized>(&mut self, value: &T) {
        let mut tracer = self.reborrow();
        value.__trace_or_defer(&mut tracer);
        let done = tracer.finish();
        self.join(done);
    }

    /// Whether what a pointer leads to must be deferred. Asked only where the stack is low.
    #[inline]
    pub(super) fn must_defer(&self) -> bool {
        !self.mode().slow && self.walk().stack.is_deep()
    }

    /// Traces a value later, in this tracer. The list is moved out and back, because a function
    /// that gets the tracer itself would keep the sums of a loop in memory.
    #[inline]
    pub(super) fn defer(&mut self, value: &'a dyn Deferred) {
        self.deferred = with_pushed(mem::take(&mut self.deferred), value);
    }

    /// Traces what was deferred. To be called where a tracer was made, before it is given up.
    #[inline]
    pub(super) fn resume_deferred(&mut self) {
        if !self.deferred.is_empty() {
            let deferred = mem::take(&mut self.deferred);
            self.with_walk(|walk, sink| resume_all(walk, sink, deferred));
        }
    }
}

/// The paths of mode slow for values that may be deferred.
impl<'a> Tracer<'a> {
    #[expect(clippy::borrowed_box, reason = "the box itself is deferred")]
    #[cold]
    #[inline(never)]
    pub(super) fn block_of_one_or_defer_slow<T: MemSize + ?Sized>(&mut self, owner: &'a Box<T>) {
        if self.try_put_off() {
            return self.defer(owner);
        }
        let value: &'a T = owner;
        let block = Block::holding(value);
        self.sums.add(&block);
        if !self.only_notes_block(&block) {
            return self.with_walk_inlined(|walk, sink| ColdPath::block_of_one(walk, sink, value));
        }
        let place = Place::of(Label::Pointee, value);
        self.with_walk_inlined(|walk, sink| {
            ColdPath::enter_block_of_one(walk, sink, &block, &place);
        });
        value.__trace_or_defer(self);
        self.with_walk_inlined(|walk, sink| {
            ColdPath::leave_block_of_one(walk, sink, block.size);
        });
    }

    /// If the handle is deferred, the counts are not read yet.
    #[cold]
    #[inline(never)]
    pub(super) fn handle_or_defer_slow<H: Handle + MemSize>(&mut self, handle: &'a H) {
        if self.try_put_off() {
            return self.defer(handle);
        }
        let block = Block::counted(handle.value()).pieces();
        let counts = Some(handle.counts());
        if self.with_walk_inlined(|walk, sink| ColdPath::shared_block(walk, sink, block, counts)) {
            self.shared_value_slow(handle);
        }
    }

    /// Counts a shared block that is entered, traces the value in it, and leaves it.
    fn shared_value_slow<H: Handle>(&mut self, handle: &'a H) {
        let value: &'a H::Value = handle.value();
        let block = Block::counted(value);
        self.sums.add_shared(&block);
        if !self.only_notes_block(&Block::holding(value)) {
            return self.with_walk_inlined(|walk, sink| ColdPath::shared_value(walk, sink, value));
        }
        let place = Place::of(Label::Pointee, value);
        self.with_walk_inlined(|walk, sink| {
            ColdPath::enter_shared_value(walk, sink, &block, &place);
        });
        value.__trace_or_defer(self);
        self.with_walk_inlined(|walk, sink| {
            ColdPath::leave_block_of_one(walk, sink, block.size);
        });
    }

    #[cold]
    #[inline(never)]
    pub(super) fn block_of_elements_or_defer_slow<T: MemSize>(
        &mut self,
        block: Block,
        owner: &'a Vec<T>,
    ) {
        if self.try_put_off() {
            return self.defer(owner);
        }
        if !self.only_notes_block(&block) {
            return self.block_of_elements(block, owner.as_slice());
        }
        self.sums.add(&block);
        self.with_walk_inlined(|walk, sink| {
            ColdPath { walk, sink }.enter_and_record(&block, BlockVisit::SOLE);
        });
        self.elements_in_places(Label::Element, owner.iter());
        self.with_walk_inlined(|walk, sink| ColdPath { walk, sink }.leave_block(block.size));
    }

    /// Traces elements, each in a place of its own.
    pub(super) fn elements_in_places<'e: 'a, T: MemSize + 'e>(
        &mut self,
        label: Label,
        elements: impl Iterator<Item = &'e T>,
    ) {
        for element in elements {
            element.__trace_at(Place::of(label, element), self);
        }
    }

    /// Enters a place.
    #[inline]
    pub(crate) fn enter_place(&mut self, place: Place) {
        self.with_walk_inlined(|walk, sink| ColdPath::enter_place(walk, sink, place));
    }

    /// Leaves the place that was entered last.
    #[inline]
    pub(crate) fn leave_place(&mut self) {
        self.with_walk_inlined(|walk, sink| ColdPath::leave_place(walk, sink));
    }

    /// `std_block` in a place of its own, which holds nothing else.
    #[cold]
    pub(crate) fn std_block_at(&mut self, place: Place, block: Block) {
        if self.only_notes_block(&block) {
            self.sums.add(&block);
            self.with_walk_inlined(|walk, sink| {
                ColdPath::closed_place(walk, sink, &place, &block);
            });
        } else {
            self.enter_place(place);
            self.std_block(block);
            self.leave_place();
        }
    }

    /// `handle_or_defer` in a place of its own.
    #[cold]
    #[inline(never)]
    pub(crate) fn handle_at<H: Handle + MemSize>(&mut self, place: Place, handle: &'a H) {
        if self.walk().stack.is_low() {
            self.enter_place(place);
            handle.__trace_or_defer(self);
            return self.leave_place();
        }
        let block = Block::counted(handle.value());
        let counts = Some(handle.counts());
        if self
            .with_walk_inlined(|walk, sink| ColdPath::handle_at(walk, sink, &place, &block, counts))
        {
            self.shared_value_slow(handle);
            self.leave_place();
        }
    }

    /// Asks the listener to put off the present place, where the stack is low; whether it does.
    #[inline]
    fn try_put_off(&mut self) -> bool {
        if !self.walk().stack.is_deep() || !self.walk().policy().only_notes() {
            return false;
        }
        self.with_walk(|_, sink| {
            let Some(sink) = sink else { return true };
            let agrees = sink.may_put_off();
            if agrees {
                sink.put_off();
            }
            agrees
        })
    }

    /// Whether the walk only notes this block, and does so on the present stack. Then the same
    /// tracer goes on with its contents, and can defer what lies deep. It does so where the stack
    /// is low, too: then the next value is deferred.
    fn only_notes_block(&self, block: &Block) -> bool {
        let walk = self.walk();
        walk.policy().only_notes()
            && !walk.stack.is_exhausted()
            && block.size > 0
            && block.start().is_some_and(|start| walk.known.overlap(start, block.size) == 0)
    }

    /// Tells the listener something, if there is one.
    fn tell(&mut self, what: impl FnOnce(&mut dyn Sink)) {
        self.with_walk(|_, sink| {
            if let Some(sink) = sink {
                what(sink);
            }
        });
    }
}

#[cold]
#[inline(never)]
fn with_pushed<'a>(
    mut deferred: Vec<&'a dyn Deferred>,
    value: &'a dyn Deferred,
) -> Vec<&'a dyn Deferred> {
    deferred.push(value);
    deferred
}

#[cold]
#[inline(never)]
fn resume_all(walk: &mut Walk, mut sink: Listener<'_>, deferred: Vec<&dyn Deferred>) {
    let soft_limit = walk.stack.soft_limit();
    let mut tracer = Tracer::borrowing(walk, reborrow_listener(&mut sink));
    tracer.deferred = deferred;
    while let Some(value) = tracer.deferred.pop() {
        tracer.tell(|sink| sink.come_back());
        if tracer.stack().lower_soft_limit() {
            value.trace_or_defer(&mut tracer);
        } else {
            tracer.hop(|tracer| value.trace_all(tracer));
        }
        tracer.tell(|sink| sink.leave());
    }
    // The tracer is in a `ManuallyDrop`, so the list is freed here.
    tracer.deferred = Vec::new();
    let sums = tracer.sums;
    walk.sums.add_saturating(sums);
    walk.stack.set_soft_limit(soft_limit);
}
