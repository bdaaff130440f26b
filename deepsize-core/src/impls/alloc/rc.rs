//! `alloc::rc`.

use alloc::rc::{Rc, Weak};
use core::alloc::Layout;

use crate::std_layout::ref_counted::is_in_block;
use crate::walk::Handle;
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Place, RefCounts, Tracer, WeakTarget};

/// One shared block of two counters and the value, counted once however many handles there are.
impl<T: MemSize + ?Sized> MemSize for Rc<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.handle(self);
    }

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        tracer.handle_or_defer(self);
    }

    #[inline]
    fn __trace_at<'a>(&'a self, place: Place, tracer: &mut Tracer<'a>) {
        tracer.handle_at(place, self);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Rc<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let value: &T = self;
        tracer.shared(
            Block::counted(value),
            || Some(RefCounts::new(Self::strong_count(self), Self::weak_count(self))),
            move |tracer| tracer.pointee_by(value, how),
        );
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

/// Traces a `Weak`. `dead_layout` tells that of a dead value, and so how large its block is.
pub(crate) fn trace_weak<T: ?Sized>(
    weak: &Weak<T>,
    dead_layout: impl FnOnce(*const T) -> Option<Layout>,
    tracer: &mut Tracer<'_>,
) {
    match weak.upgrade() {
        // All handles are on this thread, so that this one is not the last, and drops no value.
        Some(value) => tracer.weak(|| {
            let counts = RefCounts::new(weak.strong_count().saturating_sub(1), weak.weak_count());
            (Some(Block::counted(&*value)), counts)
        }),
        None => trace_dead(weak.as_ptr(), dead_layout, tracer),
    }
}

/// Counts the block of a dead value, unless the `Weak` never had one. Of an `Arc` as well.
pub(super) fn trace_dead<T: ?Sized>(
    address: *const T,
    layout: impl FnOnce(*const T) -> Option<Layout>,
    tracer: &mut Tracer<'_>,
) {
    if !is_in_block(address.addr()) {
        return;
    }
    match layout(address) {
        Some(value) => {
            let block = Block::counted_at(address.addr(), value);
            tracer.shared(block, || Some(RefCounts::new(0, 0)), |_| {});
        }
        None => tracer.gap(Gap::Dead),
    }
}
