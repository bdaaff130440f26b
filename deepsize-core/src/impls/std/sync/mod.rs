//! `std::sync`: locks and what is set once.

mod mpsc;
mod poison;

use core::mem::needs_drop;
use std::sync::{
    Barrier, BarrierWaitResult, Condvar, LazyLock, Mutex, MutexGuard, Once, OnceLock, OnceState,
    RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError, WaitTimeoutResult,
};

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

/// What the value owns, once it is there.
impl<T: MemSize> MemSize for OnceLock<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(value) = self.get() {
            value.trace(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

/// What the value owns, once it is there; until then a gap, if the closure that makes it may own
/// something.
impl<T: MemSize, F> MemSize for LazyLock<T, F> {
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
impl<T: TraceBy<A>, F, A: Copy, B: Copy> TraceBy<(A, B)> for LazyLock<T, F> {
    #[cfg(mem_size_since_1_94)]
    #[clippy::msrv = "1.94"]
    #[inline]
    fn trace_by(&self, (how, _): (A, B), tracer: &mut Tracer<'_>) {
        match Self::get(self) {
            Some(value) => value.trace_by(how, tracer),
            None if needs_drop::<F>() => tracer.gap(Gap::Opaque),
            None => {}
        }
    }

    /// Before Rust 1.94 nobody can look without making the value.
    #[cfg(not(mem_size_since_1_94))]
    #[inline]
    fn trace_by(&self, _: (A, B), tracer: &mut Tracer<'_>) {
        if !<Self as TraceBy<(A, B)>>::__is_flat() {
            tracer.gap(Gap::Opaque);
        }
    }

    #[inline]
    fn __is_flat() -> bool {
        T::__is_flat() && !needs_drop::<F>()
    }
}

impl<T: TraceBy<How>, F, How: Copy> TraceBy<(How,)> for LazyLock<T, F> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        self.trace_by((how, Own), tracer);
    }
}

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

impl<T: Flat> Flat for OnceLock<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for OnceLock<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if let Some(value) = self.get() {
            value.trace_by(how, tracer);
        }
    }
}
