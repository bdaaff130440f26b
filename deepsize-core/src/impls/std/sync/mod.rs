//! `std::sync`: locks and what is set once.

mod mpsc;
mod poison;

use std::sync::{
    Barrier, BarrierWaitResult, Condvar, LazyLock, Mutex, MutexGuard, Once, OnceLock, OnceState,
    RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError, WaitTimeoutResult,
};

use crate::impls::once::{filled_lazily, filled_once};
use crate::impls::{borrowing, flat};
use crate::std_layout::lock;
use crate::with::{Own, TraceBy};
use crate::{Flat, Gap, MemSize, Tracer};

flat!(BarrierWaitResult, Once, OnceState, WaitTimeoutResult);

// Borrowed from their lock, which owns the value.
borrowing!({T: ?Sized} MutexGuard<'_, T>, RwLockReadGuard<'_, T>, RwLockWriteGuard<'_, T>);

/// What the value owns; a gap while the lock is held. A poisoned lock is read through.
///
/// Where std boxes the lock of the operating system (other Unixes than Linux and the BSDs), that
/// box counts too: on Apple's systems as a block, elsewhere as a gap.
impl<T: MemSize + ?Sized> MemSize for Mutex<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Mutex<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        // Before the box is counted: to try the lock is to make it.
        let tried = self.try_lock();
        lock::trace_mutex(tracer);
        let guard: MutexGuard<'_, T> = match tried {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return tracer.gap(Gap::Locked),
        };
        tracer.locked(move |tracer| T::trace_by(&*guard, how, tracer));
    }
}

/// What the value owns; a gap while the lock is held for writing. A poisoned lock is read through.
impl<T: MemSize + ?Sized> MemSize for RwLock<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for RwLock<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let guard: RwLockReadGuard<'_, T> = match self.try_read() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return tracer.gap(Gap::Locked),
        };
        tracer.locked(move |tracer| T::trace_by(&*guard, how, tracer));
    }
}

filled_once!(OnceLock<T>);
filled_lazily!(LazyLock);

/// Nothing, save where std boxes what the operating system offers: there a gap.
impl MemSize for Condvar {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        lock::trace_condvar(tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        !lock::CONDVAR_IS_BOXED
    }
}

/// Nothing, save where std boxes what the operating system offers: there a gap.
impl MemSize for Barrier {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        lock::trace_condvar(tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        !lock::CONDVAR_IS_BOXED
    }
}

impl<T: Flat + ?Sized> Flat for RwLock<T> {}
