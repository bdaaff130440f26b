//! `arc-swap` 1.

use alloc::sync::Arc;

use arc_swap::strategy::Strategy;
use arc_swap::{ArcSwapAny, Guard, RefCnt};

use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

/// What the handle that is there now leads to. It is loaded, which takes no lock.
impl<T: RefCnt + MemSize, S: Strategy<T>> MemSize for ArcSwapAny<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_handle(self, Own, tracer);
    }
}

/// What the handle that was there leads to.
///
/// A guard may lend its handle from where it was loaded, so that the counts do not know of it.
impl<T: RefCnt + MemSize, S: Strategy<T>> MemSize for Guard<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.locked(|tracer| T::trace(self, tracer));
    }
}

// What is said of the argument is said of the value, for so `ArcSwap<T>` and `ArcSwapOption<T>` are
// spelt.
impl<T: TraceBy<How>, S, How: Copy> TraceBy<(How,)> for ArcSwapAny<Arc<T>, S>
where
    S: Strategy<Arc<T>>,
{
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        trace_handle(self, how, tracer);
    }
}

impl<T: TraceBy<How>, S, How: Copy> TraceBy<(How,)> for ArcSwapAny<Option<Arc<T>>, S>
where
    S: Strategy<Option<Arc<T>>>,
{
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        trace_handle(self, (how,), tracer);
    }
}

fn trace_handle<T, S, How>(swap: &ArcSwapAny<T, S>, how: How, tracer: &mut Tracer<'_>)
where
    T: RefCnt + TraceBy<How>,
    S: Strategy<T>,
    How: Copy,
{
    let handle = swap.load();
    tracer.locked(|tracer| T::trace_by(&handle, how, tracer));
}
