//! `once_cell` 1.

use core::mem::needs_drop;

use once_cell::unsync;

use crate::impls::once::filled_once;
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

macro_rules! once {
    ($($module:ident),+) => { $(
        filled_once!($module::OnceCell<T>);

        /// What the value owns, once it is there; until then a gap, if the closure that makes it
        /// may own something.
        impl<T: MemSize, F: FnOnce() -> T> MemSize for $module::Lazy<T, F> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own, Own), tracer);
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat() && !needs_drop::<F>()
            }
        }

        /// What the closure holds is not asked for.
        impl<T, F, A, B> TraceBy<(A, B)> for $module::Lazy<T, F>
        where
            T: TraceBy<A>,
            F: FnOnce() -> T,
            A: Copy,
            B: Copy,
        {
            #[inline]
            fn trace_by(&self, (how, _): (A, B), tracer: &mut Tracer<'_>) {
                match Self::get(self) {
                    Some(value) => value.trace_by(how, tracer),
                    None if needs_drop::<F>() => tracer.gap(Gap::Opaque),
                    None => {}
                }
            }
        }

        impl<T: TraceBy<How>, F: FnOnce() -> T, How: Copy> TraceBy<(How,)>
            for $module::Lazy<T, F>
        {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                self.trace_by((how, Own), tracer);
            }
        }
    )+ };
}
once!(unsync);

#[cfg(feature = "std")]
use once_cell::sync;
#[cfg(feature = "std")]
once!(sync);

#[cfg(feature = "std")]
mod race {
    use once_cell::race::{OnceBool, OnceBox, OnceNonZeroUsize};

    use crate::impls::flat;
    use crate::with::{Own, TraceBy};
    use crate::{Block, MemSize, Tracer};

    flat!(OnceBool, OnceNonZeroUsize);

    /// The block of a box, once it is there.
    impl<T: MemSize> MemSize for OnceBox<T> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            self.trace_by((Own,), tracer);
        }
    }

    impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for OnceBox<T> {
        fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
            if let Some(value) = self.get() {
                tracer.block_with(Block::holding(value), |tracer| tracer.pointee_by(value, how));
            }
        }
    }
}
