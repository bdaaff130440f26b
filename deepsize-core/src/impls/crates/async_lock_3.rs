//! `async-lock` 3: its locks and cells, of which nobody can see the lists of those that wait.
//! Whoever lets go of a lock for the first time makes its list, and a measurement does that, too.

use async_lock::{
    Barrier, BarrierWaitResult, Mutex, MutexGuard, MutexGuardArc, OnceCell, RwLock,
    RwLockReadGuard, RwLockReadGuardArc, RwLockUpgradableReadGuard, RwLockUpgradableReadGuardArc,
    RwLockWriteGuard, RwLockWriteGuardArc, Semaphore, SemaphoreGuard, SemaphoreGuardArc,
};

use crate::impls::{borrowing, flat, opaque};
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

flat!(BarrierWaitResult);

// Borrowed from their lock, which owns the value.
borrowing!(
    {T: ?Sized} MutexGuard<'_, T>, RwLockReadGuard<'_, T>, RwLockUpgradableReadGuard<'_, T>,
    RwLockWriteGuard<'_, T>
);
borrowing!({} SemaphoreGuard<'_>);

// The list of those that wait, and handles on a held lock.
opaque!(
    {} Barrier;
    {T: ?Sized} MutexGuardArc<T>;
    {T} RwLockReadGuardArc<T>;
    {T: ?Sized} RwLockUpgradableReadGuardArc<T>;
    {T: ?Sized} RwLockWriteGuardArc<T>;
    {} Semaphore;
    {} SemaphoreGuardArc;
);

/// Locks that are tried, never waited for.
macro_rules! locks {
    ($($(#[$doc:meta])+ $lock:ident => $try:ident;)+) => { $(
        $(#[$doc])+
        impl<T: MemSize + ?Sized> MemSize for $lock<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for $lock<T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                tracer.gap(Gap::Opaque);
                match self.$try() {
                    Some(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
                    None => tracer.gap(Gap::Locked),
                }
            }
        }
    )+ };
}
locks! {
    /// What the value owns, and a gap for the list of those that wait; while the lock is held, only
    /// gaps.
    Mutex => try_lock;
    /// What the value owns, and a gap for the lists of those that wait; while the lock is held for
    /// writing, or somebody waits to write, only gaps.
    RwLock => try_read;
}

/// What the value owns, once it is there, and a gap for the lists of those that wait.
impl<T: MemSize> MemSize for OnceCell<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for OnceCell<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Opaque);
        if let Some(value) = self.get() {
            value.trace_by(how, tracer);
        }
    }
}
