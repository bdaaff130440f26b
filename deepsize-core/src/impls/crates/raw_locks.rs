//! The locks of all versions of `lock_api`.

/// The locks of one version.
macro_rules! raw_locks {
    ($lock_api:ident) => {
        use $lock_api::{
            GetThreadId, MappedMutexGuard, MappedReentrantMutexGuard, MappedRwLockReadGuard,
            MappedRwLockWriteGuard, Mutex, MutexGuard, RawMutex, RawRwLock, RawRwLockUpgrade,
            ReentrantMutex, ReentrantMutexGuard, RwLock, RwLockReadGuard,
            RwLockUpgradableReadGuard, RwLockWriteGuard,
        };

        use crate::impls::{borrowing, trace_hidden};
        use crate::with::{Own, TraceBy};
        use crate::{Gap, MemSize, Tracer};

        // Borrowed from their lock, which owns the value.
        borrowing!({R: RawMutex, T: ?Sized} MutexGuard<'_, R, T>, MappedMutexGuard<'_, R, T>);
        borrowing!(
            {R: RawRwLock, T: ?Sized}
            RwLockReadGuard<'_, R, T>, RwLockWriteGuard<'_, R, T>,
            MappedRwLockReadGuard<'_, R, T>, MappedRwLockWriteGuard<'_, R, T>
        );
        borrowing!({R: RawRwLockUpgrade, T: ?Sized} RwLockUpgradableReadGuard<'_, R, T>);
        borrowing!(
            {R: RawMutex, G: GetThreadId, T: ?Sized}
            ReentrantMutexGuard<'_, R, G, T>, MappedReentrantMutexGuard<'_, R, G, T>
        );

        /// What the value owns; a gap while the lock is held.
        impl<R: RawMutex, T: MemSize + ?Sized> MemSize for Mutex<R, T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<R: RawMutex, T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Mutex<R, T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                trace_hidden::<R>(tracer);
                match self.try_lock() {
                    Some(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
                    None => tracer.gap(Gap::Locked),
                }
            }
        }

        /// What the value owns; a gap while the lock is held for writing.
        impl<R: RawRwLock, T: MemSize + ?Sized> MemSize for RwLock<R, T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<R: RawRwLock, T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for RwLock<R, T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                trace_hidden::<R>(tracer);
                match self.try_read() {
                    Some(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
                    None => tracer.gap(Gap::Locked),
                }
            }
        }

        /// What the value owns; a gap while another thread holds the lock.
        impl<R: RawMutex, G: GetThreadId, T: MemSize + ?Sized> MemSize for ReentrantMutex<R, G, T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<R: RawMutex, G: GetThreadId, T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)>
            for ReentrantMutex<R, G, T>
        {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                trace_hidden::<(R, G)>(tracer);
                match self.try_lock() {
                    Some(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
                    None => tracer.gap(Gap::Locked),
                }
            }
        }
    };
}
pub(super) use raw_locks;
