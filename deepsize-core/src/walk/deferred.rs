//! Values that are traced later, when the stack is free again: so a list of any length needs little
//! stack.

use alloc::vec::Vec;
use core::mem;

use crate::MemSize;
use crate::walk::tracer::Tracer;
use crate::walk::walk::{Listener, Walk, lend_listener};

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

/// Nothing is deferred where someone looks at each place, for there a value belongs into the one
/// around it.
impl<'a> Tracer<'a> {
    /// Traces a value that may lead far, for derived code: what is too deep waits until the
    /// recursion has come back here.
    #[doc(hidden)]
    #[inline]
    pub fn __trace_linked<T: MemSize + ?Sized>(&mut self, value: &T) {
        let mut tracer = self.lend_here();
        value.__trace_or_defer(&mut tracer);
        let done = tracer.done();
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
            self.aside(|walk, sink| resume_all(walk, sink, deferred));
        }
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
    let mut tracer = Tracer::lent(walk, lend_listener(&mut sink));
    tracer.deferred = deferred;
    while let Some(value) = tracer.deferred.pop() {
        if tracer.stack().lower() {
            value.resume(&mut tracer);
        } else {
            tracer.hop(|tracer| value.finish(tracer));
        }
    }
    // A tracer that is lent is not dropped.
    tracer.deferred = Vec::new();
    let sums = tracer.sums;
    walk.sums.join(sums);
    walk.stack.set_floor(floor);
}
