//! What the cells that are filled once have in common, those of std and of other crates.

/// Impls for `OnceCell` and its kin.
macro_rules! filled_once {
    ($($cell:ty),+) => { $(
        /// What the value owns, once it is there.
        impl<T: crate::MemSize> crate::MemSize for $cell {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                if let Some(value) = self.get() {
                    value.trace(tracer);
                }
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat()
            }
        }

        impl<T: crate::Flat> crate::Flat for $cell {}

        impl<T: crate::with::TraceBy<How>, How: Copy> crate::with::TraceBy<(How,)> for $cell {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                if let Some(value) = self.get() {
                    value.trace_by(how, tracer);
                }
            }
        }
    )+ };
}

/// Impls for `LazyCell` and its kin of std.
macro_rules! filled_lazily {
    ($cell:ident) => {
        /// What the value owns, once it is there; until then a gap, if the closure that makes it
        /// may own something.
        impl<T: crate::MemSize, F> crate::MemSize for $cell<T, F> {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                crate::with::TraceBy::trace_by(self, (crate::with::Own, crate::with::Own), tracer);
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat() && !::core::mem::needs_drop::<F>()
            }
        }

        /// What the closure holds is not asked for.
        impl<T: crate::with::TraceBy<A>, F, A: Copy, B: Copy> crate::with::TraceBy<(A, B)>
            for $cell<T, F>
        {
            #[cfg(mem_size_since_1_94)]
            #[clippy::msrv = "1.94"]
            #[inline]
            fn trace_by(&self, (how, _): (A, B), tracer: &mut crate::Tracer<'_>) {
                match Self::get(self) {
                    Some(value) => value.trace_by(how, tracer),
                    None if ::core::mem::needs_drop::<F>() => tracer.gap(crate::Gap::Opaque),
                    None => {}
                }
            }

            /// Before Rust 1.94 nobody can look without making the value.
            #[cfg(not(mem_size_since_1_94))]
            #[inline]
            fn trace_by(&self, _: (A, B), tracer: &mut crate::Tracer<'_>) {
                if !<Self as crate::with::TraceBy<(A, B)>>::__is_flat() {
                    tracer.gap(crate::Gap::Opaque);
                }
            }

            #[inline]
            fn __is_flat() -> bool {
                T::__is_flat() && !::core::mem::needs_drop::<F>()
            }
        }

        impl<T: crate::with::TraceBy<How>, F, How: Copy> crate::with::TraceBy<(How,)>
            for $cell<T, F>
        {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                self.trace_by((how, crate::with::Own), tracer);
            }
        }
    };
}

pub(in crate::impls) use {filled_lazily, filled_once};
