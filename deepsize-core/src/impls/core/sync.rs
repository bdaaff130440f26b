//! `core::sync`: the atomics.

use core::sync::atomic::{self, Ordering};

use crate::impls::core::ptr::trace_pointer;
use crate::impls::flat;
use crate::{MemSize, Tracer};

flat!(Ordering);
#[cfg(target_has_atomic = "8")]
flat!(atomic::AtomicBool, atomic::AtomicU8, atomic::AtomicI8);
#[cfg(target_has_atomic = "16")]
flat!(atomic::AtomicU16, atomic::AtomicI16);
#[cfg(target_has_atomic = "32")]
flat!(atomic::AtomicU32, atomic::AtomicI32);
#[cfg(target_has_atomic = "64")]
flat!(atomic::AtomicU64, atomic::AtomicI64);
#[cfg(target_has_atomic = "ptr")]
flat!(atomic::AtomicUsize, atomic::AtomicIsize);

/// A gap, unless it is null or dangling: nothing tells whether it owns its target.
#[cfg(target_has_atomic = "ptr")]
impl<T> MemSize for atomic::AtomicPtr<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_pointer(self.load(Ordering::Relaxed), tracer);
    }
}
