//! `alloc::borrow`.

use alloc::borrow::{Cow, ToOwned};

use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

/// What the owned side owns; nothing when borrowed.
impl<B: ToOwned<Owned: MemSize> + ?Sized> MemSize for Cow<'_, B> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Self::Owned(owned) = self {
            owned.trace(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        B::Owned::is_flat()
    }
}

impl<B: ToOwned<Owned: Flat> + ?Sized> Flat for Cow<'_, B> {}

/// `How` is that of the owned side: for a `Cow<'_, [T]>` that of a vector.
impl<B: ToOwned<Owned: TraceBy<How>> + ?Sized, How: Copy> TraceBy<(How,)> for Cow<'_, B> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if let Self::Owned(owned) = self {
            owned.trace_by(how, tracer);
        }
    }
}
