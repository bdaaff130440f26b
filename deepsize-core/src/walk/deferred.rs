//! Values that are traced later, when the stack is free again: so a list of any length needs little
//! stack.

use alloc::vec::Vec;

use crate::MemSize;
use crate::walk::tracer::Tracer;

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
        tracer.resume_deferred();
        let (sums, mode) = (tracer.sums, tracer.mode());
        self.join(sums, mode);
    }

    /// Whether what a pointer leads to must wait. Asked only where the stack is low.
    #[cold]
    #[inline(never)]
    pub(super) fn must_defer(&mut self) -> bool {
        !self.mode().slow && self.stack().is_deep()
    }

    #[cold]
    #[inline(never)]
    pub(super) fn defer(&mut self, value: &'a dyn Deferred) {
        self.deferred.push(value);
    }

    /// Traces what was deferred. To be called where a tracer was made, before its sums are read.
    #[inline]
    pub(super) fn resume_deferred(&mut self) {
        if !self.deferred.is_empty() {
            self.resume_all();
        }
    }

    #[cold]
    #[inline(never)]
    fn resume_all(&mut self) {
        let before = self.stack().floor();
        while let Some(value) = self.deferred.pop() {
            if self.stack().lower() {
                value.resume(self);
            } else {
                self.hop(|tracer| value.finish(tracer));
            }
        }
        // A tracer that is lent is not dropped.
        self.deferred = Vec::new();
        self.stack().set_floor(before);
    }
}
