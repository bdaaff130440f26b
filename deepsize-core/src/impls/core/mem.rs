//! `core::mem`.

#[cfg(mem_size_since_1_100)]
#[clippy::msrv = "1.100"]
mod drop_guard;

use core::mem::{Discriminant, ManuallyDrop, MaybeUninit};

use crate::impls::{flat, hidden};
use crate::with::TraceBy;
use crate::{Flat, Gap, MemSize, Tracer};

flat!({T} Discriminant<T>);

hidden!(Gap::Uninit => {T: MemSize} MaybeUninit<T>: T;);

/// What the value owns: nothing tells whether it has been dropped, so it counts as being there.
impl<T: MemSize + ?Sized> MemSize for ManuallyDrop<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.hop(move |tracer| T::trace(self, tracer));
    }
}

impl<T: Flat + ?Sized> Flat for ManuallyDrop<T> {}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for ManuallyDrop<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.hop(move |tracer| T::trace_by(self, how, tracer));
    }
}
