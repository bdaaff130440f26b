//! `std::sync`.

use std::sync::{Mutex, MutexGuard, TryLockError};

use crate::{Gap, MemSize, Tracer};

/// What the value owns; a gap while the lock is held. A poisoned lock is read through.
impl<T: MemSize + ?Sized> MemSize for Mutex<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let guard: MutexGuard<'_, T> = match self.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return tracer.gap(Gap::Locked),
        };
        tracer.locked(|tracer| T::trace(&*guard, tracer));
    }
}
