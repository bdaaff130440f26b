//! `alloc::borrow`.

use alloc::borrow::{Cow, ToOwned};

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
