//! Values that are traced later, when the stack is free again: so a list of any length needs little
//! stack.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem;

use crate::MemSize;
use crate::event::{Label, Place, Sink};
use crate::walk::block::Block;
use crate::walk::cold::{BlockVisit, ColdPath};
use crate::walk::handle::Handle;
use crate::walk::tracer::Tracer;
use crate::walk::walk::{Listener, Walk, reborrow_listener};

/// A value to be traced later, whatever its type. Not `dyn MemSize`: the compiler would have to
/// make all methods of each type that may be deferred.
pub(super) trait Deferred {
    /// Traces the value; what is too deep is deferred again.
    fn resume<'a>(&'a self, tracer: &mut Tracer<'a>);

    /// Traces the value, however deep.
    fn finish(&self, tracer: &mut Tracer<'_>);
}

impl<T: MemSize> Deferred for T {
    fn resume<'a>(&'a self, tracer: &mut Tracer<'a>) {
        self.__trace_or_defer(tracer);
    }

    fn finish(&self, tracer: &mut Tracer<'_>) {
        self.trace(tracer);
    }
}

/// Where someone looks at each place, a value belongs into the one around it. There it is
/// deferred only if the listener can come back to that place.
impl<'a> Tracer<'a> {
    /// Traces a value that may lead far, for derived code: what is too deep waits until the
    /// recursion has come back here.
    #[doc(hidden)]
    #[inline]
    pub fn __trace_linked<T: MemSize + ?Sized>(&mut self, value: &T) {
        let mut tracer = self.reborrow();
        value.__trace_or_defer(&mut tracer);
        let done = tracer.finish();
        self.join(done);
    }

    /// Whether what a pointer leads to must wait. Asked only where the stack is low.
    #[inline]
    pub(super) fn must_defer(&self) -> bool {
        !self.mode().slow && self.walk().stack.is_deep()
    }

    /// Traces a value later, in this tracer. The list is moved out and back: a loop whose tracer is
    /// handed to a function would keep its sums in memory.
    #[inline]
    pub(super) fn defer(&mut self, value: &'a dyn Deferred) {
        self.deferred = with_one_more(mem::take(&mut self.deferred), value);
    }

    /// Traces what was deferred. To be called where a tracer was made, when it is done.
    #[inline]
    pub(super) fn resume_deferred(&mut self) {
        if !self.deferred.is_empty() {
            let deferred = mem::take(&mut self.deferred);
            self.with_walk(|walk, sink| resume_all(walk, sink, deferred));
        }
    }
}

/// The cold paths of what may be put off, where a listener may come back to it.
impl<'a> Tracer<'a> {
    #[expect(clippy::borrowed_box, reason = "the box itself is put off")]
    #[cold]
    #[inline(never)]
    pub(super) fn tell_of_one_or_put_off<T: MemSize + ?Sized>(&mut self, owner: &'a Box<T>) {
        if self.puts_off() {
            return self.defer(owner);
        }
        let value: &'a T = owner;
        let block = Block::holding(value);
        self.sums.add(&block);
        if !self.only_notes_of(&block) {
            return self.with_walk_inlined(|walk, sink| ColdPath::block_of_one(walk, sink, value));
        }
        let (size, place) = (block.size, Place::of(Label::Pointee, value));
        let block = block.pieces();
        self.with_walk_inlined(|walk, sink| ColdPath::enter_block_of_one(walk, sink, block, place));
        value.__trace_or_defer(self);
        self.with_walk_inlined(|walk, sink| ColdPath::leave_block_of_one(walk, sink, size));
    }

    /// The same of a handle. Where it is put off nothing is asked of it yet.
    #[cold]
    #[inline(never)]
    pub(super) fn tell_of_handle_or_put_off<H: Handle + MemSize>(&mut self, handle: &'a H) {
        if self.puts_off() {
            return self.defer(handle);
        }
        let block = Block::counted(handle.value()).pieces();
        let counts = Some(handle.counts());
        if self.with_walk_inlined(|walk, sink| ColdPath::shared_block(walk, sink, block, counts)) {
            self.tell_of_shared_value(handle);
        }
    }

    /// Counts a shared block that is entered, tells of the value in it, and leaves it.
    fn tell_of_shared_value<H: Handle>(&mut self, handle: &'a H) {
        let value: &'a H::Value = handle.value();
        let block = Block::counted(value);
        self.sums.add_shared(&block);
        if !self.only_notes_of(&Block::holding(value)) {
            return self.with_walk_inlined(|walk, sink| ColdPath::shared_value(walk, sink, value));
        }
        let (size, place) = (block.size, Place::of(Label::Pointee, value));
        let block = block.pieces();
        self.with_walk_inlined(|walk, sink| ColdPath::enter_shared_value(walk, sink, block, place));
        value.__trace_or_defer(self);
        self.with_walk_inlined(|walk, sink| ColdPath::leave_block_of_one(walk, sink, size));
    }

    /// The same of a vector.
    #[cold]
    #[inline(never)]
    pub(super) fn tell_of_elements_or_put_off<T: MemSize>(
        &mut self,
        block: Block,
        owner: &'a Vec<T>,
    ) {
        if self.puts_off() {
            return self.defer(owner);
        }
        if !self.only_notes_of(&block) {
            return self.block_of_elements(block, owner.as_slice());
        }
        self.sums.add(&block);
        self.with_walk_inlined(|walk, sink| {
            ColdPath { walk, sink }.enter_and_record(&block, BlockVisit::SOLE)
        });
        self.tell_of_each(Label::Element, owner.iter());
        self.with_walk_inlined(|walk, sink| ColdPath { walk, sink }.leave_block(block.size));
    }

    /// Traces elements, each in its place.
    pub(super) fn tell_of_each<'e: 'a, T: MemSize + 'e>(
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

    /// Tells of the place of one of std's blocks, in which there is no more to tell of.
    #[cold]
    pub(crate) fn tell_of_block_at(&mut self, place: Place, block: Block) {
        if self.only_notes_of(&block) {
            self.sums.add(&block);
            let block = block.pieces();
            self.with_walk_inlined(|walk, sink| ColdPath::closed_place(walk, sink, place, block));
        } else {
            self.enter_place(place);
            self.real_block(block);
            self.leave_place();
        }
    }

    /// Tells of the place of a handle. If the block was met before, there is no more to tell of.
    #[cold]
    #[inline(never)]
    pub(crate) fn tell_of_handle_at<H: Handle + MemSize>(&mut self, place: Place, handle: &'a H) {
        if self.walk().stack.is_low() {
            self.enter_place(place);
            handle.__trace_or_defer(self);
            return self.leave_place();
        }
        let block = Block::counted(handle.value()).pieces();
        let counts = Some(handle.counts());
        if self
            .with_walk_inlined(|walk, sink| ColdPath::handle_at(walk, sink, place, (block, counts)))
        {
            self.tell_of_shared_value(handle);
            self.leave_place();
        }
    }

    /// Whether a listener agrees to come back to the present place; if so, it has been told.
    #[inline]
    fn puts_off(&mut self) -> bool {
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

    /// Whether nothing is to be done about this block but to note it, on the present stack. Then
    /// the same tracer can go on, and put off what lies deep. Where the stack has become low since
    /// that was asked, it still goes on: the next value is put off.
    fn only_notes_of(&self, block: &Block) -> bool {
        let walk = self.walk();
        walk.policy().only_notes()
            && !walk.stack.is_spent()
            && block.size > 0
            && block.start().is_some_and(|start| walk.known.overlap(start, block.size) == 0)
    }

    /// Tells the listener of a deferred value.
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
fn with_one_more<'a>(
    mut deferred: Vec<&'a dyn Deferred>,
    value: &'a dyn Deferred,
) -> Vec<&'a dyn Deferred> {
    deferred.push(value);
    deferred
}

#[cold]
#[inline(never)]
fn resume_all(walk: &mut Walk, mut sink: Listener<'_>, deferred: Vec<&dyn Deferred>) {
    let floor = walk.stack.floor();
    let mut tracer = Tracer::borrowing(walk, reborrow_listener(&mut sink));
    tracer.deferred = deferred;
    while let Some(value) = tracer.deferred.pop() {
        tracer.tell(|sink| sink.come_back());
        if tracer.stack().lower() {
            value.resume(&mut tracer);
        } else {
            tracer.hop(|tracer| value.finish(tracer));
        }
        tracer.tell(|sink| sink.leave());
    }
    // A tracer that is lent is not dropped.
    tracer.deferred = Vec::new();
    let sums = tracer.sums;
    walk.sums.join(sums);
    walk.stack.set_floor(floor);
}
