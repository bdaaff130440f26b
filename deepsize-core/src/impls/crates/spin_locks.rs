//! The locks and cells of all versions of `spin`.

/// The types of one version, with the one whose name has changed. Their last parameter, how a
/// thread waits, has no values.
macro_rules! spin_locks {
    ($spin:ident, $lazy:ident::$Lazy:ident) => {
        use core::mem::needs_drop;

        use $spin::barrier::{Barrier, BarrierWaitResult};
        use $spin::$lazy::$Lazy;
        use $spin::mutex::{Mutex, MutexGuard, SpinMutex, SpinMutexGuard};
        use $spin::once::Once;
        use $spin::rwlock::{
            RwLock, RwLockReadGuard, RwLockUpgradableGuard, RwLockWriteGuard,
        };

        use crate::impls::{borrowing, flat};
        use crate::with::{Own, TraceBy};
        use crate::{Flat, Gap, MemSize, Tracer};

        flat!(BarrierWaitResult);
        flat!({R} Barrier<R>);

        // Borrowed from their lock, which owns the value.
        borrowing!(
            {T: ?Sized} MutexGuard<'_, T>, SpinMutexGuard<'_, T>, RwLockReadGuard<'_, T>
        );
        borrowing!(
            {T: ?Sized, R} RwLockUpgradableGuard<'_, T, R>, RwLockWriteGuard<'_, T, R>
        );

        super::spin_locks::locks! {
            /// What the value owns; a gap while the lock is held.
            Mutex => try_lock;
            /// What the value owns; a gap while the lock is held.
            SpinMutex => try_lock;
            /// What the value owns; a gap while the lock is held for writing, or for an upgrade.
            RwLock => try_read;
        }

        /// What the value owns, once it is there.
        impl<T: MemSize, R> MemSize for Once<T, R> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat()
            }
        }

        impl<T: Flat, R> Flat for Once<T, R> {}

        impl<T: TraceBy<How>, R, How: Copy> TraceBy<(How,)> for Once<T, R> {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                if let Some(value) = self.get() {
                    value.trace_by(how, tracer);
                }
            }
        }

        impl<T: TraceBy<How>, R, How: Copy, Any: Copy> TraceBy<(How, Any)> for Once<T, R> {
            #[inline]
            fn trace_by(&self, (how, _): (How, Any), tracer: &mut Tracer<'_>) {
                self.trace_by((how,), tracer);
            }
        }

        /// Nothing if the value is flat and the closure needs no drop; otherwise a gap: nobody can
        /// look without making the value.
        impl<T: MemSize, F, R> MemSize for $Lazy<T, F, R> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat() && !needs_drop::<F>()
            }
        }

        impl<T: TraceBy<How>, F, R, How: Copy> TraceBy<(How,)> for $Lazy<T, F, R> {
            #[inline]
            fn trace_by(&self, _: (How,), tracer: &mut Tracer<'_>) {
                if !T::__is_flat() || needs_drop::<F>() {
                    tracer.gap(Gap::Opaque);
                }
            }
        }

        impl<T: TraceBy<How>, F, R, How: Copy, Any: Copy> TraceBy<(How, Any)> for $Lazy<T, F, R> {
            #[inline]
            fn trace_by(&self, (how, _): (How, Any), tracer: &mut Tracer<'_>) {
                self.trace_by((how,), tracer);
            }
        }
    };
}
pub(super) use spin_locks;

/// Locks that are tried, never waited for.
macro_rules! locks {
    ($($(#[$doc:meta])+ $lock:ident => $try:ident;)+) => { $(
        $(#[$doc])+
        impl<T: MemSize + ?Sized, R> MemSize for $lock<T, R> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<T: TraceBy<How> + ?Sized, R, How: Copy> TraceBy<(How,)> for $lock<T, R> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                match self.$try() {
                    Some(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
                    None => tracer.gap(Gap::Locked),
                }
            }
        }

        impl<T, R, How, Any> TraceBy<(How, Any)> for $lock<T, R>
        where
            T: TraceBy<How> + ?Sized,
            How: Copy,
            Any: Copy,
        {
            fn trace_by(&self, (how, _): (How, Any), tracer: &mut Tracer<'_>) {
                self.trace_by((how,), tracer);
            }
        }
    )+ };
}
pub(super) use locks;
