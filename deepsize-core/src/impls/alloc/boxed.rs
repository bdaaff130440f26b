//! `alloc::boxed`.

#[cfg(mem_size_since_1_99)]
#[clippy::msrv = "1.99"]
mod array_into_iter;

use alloc::boxed::Box;

use crate::walk::ends_soon;
use crate::with::TraceBy;
use crate::{Block, MemSize, Tracer};

/// One block of `size_of_val(&*boxed)` bytes; none for a value without a size.
impl<T: MemSize + ?Sized> MemSize for Box<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block_of_one::<T>(self);
    }

    #[expect(
        clippy::inline_always,
        reason = "the tracer of a loop over such boxes is in registers"
    )]
    #[inline(always)]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        if ends_soon::<T>(self) {
            tracer.block_of_one::<T>(self);
        } else {
            tracer.block_of_one_or_defer(self);
        }
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Box<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let value: &T = self;
        tracer.block_with(Block::holding(value), move |tracer| tracer.pointee_by(value, how));
    }
}
