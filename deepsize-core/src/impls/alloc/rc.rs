//! `alloc::rc`.

use alloc::rc::{Rc, Weak};

use crate::impls::alloc::sync::trace_dead;
use crate::trace::Handle;
use crate::{Counts, MemSize, Tracer, WeakTarget};

/// One shared block of two counters and the value, counted once however many handles there are.
impl<T: MemSize + ?Sized> MemSize for Rc<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.handle(self);
    }
}

impl<T: MemSize + ?Sized> Handle for Rc<T> {
    type Value = T;

    #[inline]
    fn value(&self) -> &T {
        self
    }

    #[inline]
    fn is_lone(&self) -> bool {
        Self::strong_count(self) == 1
    }

    #[inline]
    fn counts(&self) -> Counts {
        Counts::new(Self::strong_count(self), Self::weak_count(self))
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
