//! `alloc::sync`.

use alloc::sync::{Arc, Weak};
use core::alloc::Layout;

use crate::impls::alloc::rc::trace_dead;
use crate::std_layout::ref_counted::is_in_static;
use crate::walk::Handle;
use crate::with::TraceBy;
use crate::{Block, MemSize, Place, RefCounts, Tracer, WeakTarget};

/// One shared block of two counters and the value, counted once however many handles there are.
///
/// The empty `Arc<str>`, `Arc<[T]>` and `Arc<CStr>` of `Default` point to a static: no block.
impl<T: MemSize + ?Sized> MemSize for Arc<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if !is_in_static::<T>(self) {
            tracer.handle(self);
        }
    }

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        if !is_in_static::<T>(self) {
            tracer.handle_or_defer(self);
        }
    }

    #[inline]
    fn __trace_at<'a>(&'a self, place: Place, tracer: &mut Tracer<'a>) {
        if is_in_static::<T>(self) {
            tracer.enter_place(place);
            tracer.leave_place();
        } else {
            tracer.handle_at(place, self);
        }
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Arc<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let value: &T = self;
        if is_in_static(value) {
            return;
        }
        tracer.shared(
            Block::counted(value),
            || Some(RefCounts::new(Self::strong_count(self), Self::weak_count(self))),
            move |tracer| tracer.pointee_by(value, how),
        );
    }
}

impl<T: MemSize + ?Sized> Handle for Arc<T> {
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
    fn counts(&self) -> RefCounts {
        RefCounts::new(Self::strong_count(self), Self::weak_count(self))
    }
}

/// Owns nothing while the value lives; a dead block that only `Weak`s keep is counted, once.
impl<T: WeakTarget + ?Sized> MemSize for Weak<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_weak(self, T::dead_layout, tracer);
    }
}

/// Traces a `Weak`. `layout` tells that of the value, living or dead, and so how large its block
/// is.
pub(crate) fn trace_weak<T: ?Sized>(
    weak: &Weak<T>,
    layout: impl FnOnce(*const T) -> Option<Layout>,
    tracer: &mut Tracer<'_>,
) {
    let address = weak.as_ptr();
    if weak.strong_count() == 0 {
        return trace_dead(address, layout, tracer);
    }
    // Not upgraded: another thread may drop the last other handle meanwhile, and then the value
    // would be dropped here.
    tracer.weak(|| {
        let counts = RefCounts::new(weak.strong_count(), weak.weak_count());
        (layout(address).map(|value| Block::counted_at(address.addr(), value)), counts)
    });
}
