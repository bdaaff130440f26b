//! `alloc::rc`.

use alloc::rc::{Rc, Weak};

use crate::impls::alloc::sync::trace_dead;
use crate::{Block, Counts, MemSize, Tracer, WeakTarget};

/// One shared block of two counters and the value, counted once however many handles there are.
impl<T: MemSize + ?Sized> MemSize for Rc<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.shared_value::<T>(
            Block::counted::<T>(self),
            move || Self::strong_count(self) == 1,
            move || Counts::new(Self::strong_count(self), Self::weak_count(self)),
            self,
        );
    }
}

/// Owns nothing while the value lives; a dead block that only `Weak`s keep is counted, once.
impl<T: WeakTarget + ?Sized> MemSize for Weak<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.strong_count() == 0 {
            trace_dead(self.as_ptr(), tracer);
        }
    }
}
