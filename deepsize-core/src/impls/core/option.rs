//! `core::option` and `core::result`.

use crate::impls::reached;
use crate::{MemSize, Tracer};

impl<T: MemSize> MemSize for Option<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(value) = self {
            value.trace(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}
