//! `once_cell` 1.

use core::mem::needs_drop;

use once_cell::unsync;

use crate::impls::once::filled_once;
use crate::{Gap, MemSize, Tracer};

macro_rules! once {
    ($($module:ident),+) => { $(
        filled_once!($module::OnceCell<T>);

        /// What the value owns, once it is there; until then a gap, if the closure that makes it
        /// may own something.
        impl<T: MemSize, F: FnOnce() -> T> MemSize for $module::Lazy<T, F> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match Self::get(self) {
                    Some(value) => value.trace(tracer),
                    None if needs_drop::<F>() => tracer.gap(Gap::Opaque),
                    None => {}
                }
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat() && !needs_drop::<F>()
            }
        }
    )+ };
}
once!(unsync);

#[cfg(feature = "std")]
use once_cell::sync;
#[cfg(feature = "std")]
once!(sync);
