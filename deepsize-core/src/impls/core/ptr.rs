//! Raw pointers, which may own their targets or not.

use core::ptr::NonNull;

use crate::__private::when_ordered;
use crate::{Gap, MemSize, Tracer};

/// A gap, unless it is null or dangling: nothing tells whether it owns its target.
impl<T: ?Sized> MemSize for *mut T {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_pointer(*self, tracer);
    }

    when_ordered!();
}

/// A gap, unless it is dangling: nothing tells whether it owns its target.
impl<T: ?Sized> MemSize for NonNull<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_pointer(self.as_ptr(), tracer);
    }

    when_ordered!();
}

/// No allocator hands out addresses in the first page: that is where dangling pointers are, which
/// have the alignment of their type for an address.
const FIRST_PAGE: usize = 4096;

/// A gap for a pointer to something.
#[inline]
pub(super) fn trace_pointer<T: ?Sized>(pointer: *mut T, tracer: &mut Tracer<'_>) {
    if pointer.addr() >= FIRST_PAGE {
        tracer.gap(Gap::Pointer);
    }
}
