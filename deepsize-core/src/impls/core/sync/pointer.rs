//! `AtomicPtr`.

use core::sync::atomic::{AtomicPtr, Ordering};

use crate::impls::core::ptr::trace_pointer;
use crate::{MemSize, Tracer};

/// A gap, unless it is null or dangling: nothing tells whether it owns its target.
impl<T> MemSize for AtomicPtr<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_pointer(self.load(Ordering::Relaxed), tracer);
    }
}
