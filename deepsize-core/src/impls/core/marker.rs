//! `core::marker`.

use core::marker::{PhantomData, PhantomPinned};

use crate::impls::flat;
use crate::{MemSize, Tracer};

flat!(PhantomPinned);

impl<T: ?Sized> MemSize for PhantomData<T> {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}

    #[inline]
    fn is_flat() -> bool {
        true
    }
}
