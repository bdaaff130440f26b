//! `tokio` 1: its locks and channels.

use tokio::runtime::Handle;
use tokio::sync::{
    AcquireError, Barrier, MappedMutexGuard, Mutex, MutexGuard, Notify, OnceCell, OwnedMutexGuard,
    OwnedRwLockReadGuard, OwnedRwLockWriteGuard, OwnedSemaphorePermit, RwLock,
    RwLockMappedWriteGuard, RwLockReadGuard, RwLockWriteGuard, Semaphore, SemaphorePermit,
    TryAcquireError, TryLockError, broadcast, mpsc, oneshot, watch,
};
use tokio::task::{AbortHandle, JoinHandle, JoinSet};

use crate::impls::{borrowing, flat, opaque};
use crate::std_layout::lock::trace_hidden_mutex;
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

flat!(AcquireError, TryAcquireError, TryLockError);

// Borrowed from their lock, which owns the value.
borrowing!(
    {T: ?Sized} MutexGuard<'_, T>, MappedMutexGuard<'_, T>, RwLockReadGuard<'_, T>,
    RwLockWriteGuard<'_, T>, RwLockMappedWriteGuard<'_, T>
);
borrowing!({} SemaphorePermit<'_>);

// Handles on a channel, a task, a runtime or a held lock, whose blocks nobody can see.
opaque!(
    {} AbortHandle;
    {} Barrier;
    {} Handle;
    {T} JoinHandle<T>;
    {T} JoinSet<T>;
    {T: ?Sized} OwnedMutexGuard<T>;
    {T: ?Sized, U: ?Sized} OwnedRwLockReadGuard<T, U>;
    {T: ?Sized} OwnedRwLockWriteGuard<T>;
    {} OwnedSemaphorePermit;
    {T} mpsc::Sender<T>;
    {T} mpsc::Receiver<T>;
    {T} mpsc::UnboundedSender<T>;
    {T} mpsc::UnboundedReceiver<T>;
    {T} oneshot::Sender<T>;
    {T} oneshot::Receiver<T>;
    {T} broadcast::Sender<T>;
    {T} broadcast::Receiver<T>;
    {T} watch::Sender<T>;
    {T} watch::Receiver<T>;
);

/// What the value owns; a gap while the lock is held.
impl<T: MemSize + ?Sized> MemSize for Mutex<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Mutex<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_hidden_mutex(tracer);
        match self.try_lock() {
            Ok(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
            Err(_) => tracer.gap(Gap::Locked),
        }
    }
}

/// What the value owns; a gap while the lock is held for writing, or somebody waits to write.
impl<T: MemSize + ?Sized> MemSize for RwLock<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for RwLock<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_hidden_mutex(tracer);
        match self.try_read() {
            Ok(guard) => tracer.locked(|tracer| T::trace_by(&guard, how, tracer)),
            Err(_) => tracer.gap(Gap::Locked),
        }
    }
}

/// What the value owns, once it is there.
impl<T: MemSize> MemSize for OnceCell<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for OnceCell<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        trace_hidden_mutex(tracer);
        if let Some(value) = self.get() {
            value.trace_by(how, tracer);
        }
    }
}

/// Nothing: who waits brings its own place in the queue.
impl MemSize for Notify {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden_mutex(tracer);
    }
}

/// Nothing: who waits brings its own place in the queue.
impl MemSize for Semaphore {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden_mutex(tracer);
    }
}
