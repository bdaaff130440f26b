//! `tokio` 1: its locks and channels.

use tokio::runtime::{Builder, EnterGuard, Handle, Runtime};
use tokio::sync::broadcast::error as broadcast_error;
use tokio::sync::mpsc::error::{SendError, TryRecvError, TrySendError};
use tokio::sync::oneshot::error as oneshot_error;
use tokio::sync::watch::error as watch_error;
use tokio::sync::{
    AcquireError, Barrier, MappedMutexGuard, Mutex, MutexGuard, Notify, OnceCell, OwnedMutexGuard,
    OwnedRwLockReadGuard, OwnedRwLockWriteGuard, OwnedSemaphorePermit, RwLock,
    RwLockMappedWriteGuard, RwLockReadGuard, RwLockWriteGuard, Semaphore, SemaphorePermit,
    SetError, TryAcquireError, TryLockError, broadcast, mpsc, oneshot, watch,
};
use tokio::task::{AbortHandle, JoinError, JoinHandle, JoinSet, LocalSet};

use crate::impls::{borrowing, delegating, flat, opaque};
use crate::std_layout::lock::trace_hidden_mutex;
use crate::with::{Own, TraceBy};
use crate::{Gap, MemSize, Tracer};

flat!(AcquireError, TryAcquireError, TryLockError, TryRecvError);
flat!(broadcast_error::RecvError, broadcast_error::TryRecvError, watch_error::RecvError);
flat!(oneshot_error::RecvError, oneshot_error::TryRecvError);

// What could not be sent or set is given back.
delegating!(
    SendError<T> => |error| &error.0;
    SetError<T> => |error| match error {
        SetError::AlreadyInitializedError(value) | SetError::InitializingError(value) => value,
    };
    TrySendError<T> => |error| match error {
        TrySendError::Full(value) | TrySendError::Closed(value) => value,
    };
);

/// Of the other channels, whose errors have the same name.
mod unsent {
    use tokio::sync::broadcast::error::SendError;

    crate::impls::delegating!(SendError<T> => |error| &error.0;);
}

/// See `unsent`.
mod unseen {
    use tokio::sync::watch::error::SendError;

    crate::impls::delegating!(SendError<T> => |error| &error.0;);
}

// Borrowed from their lock, which owns the value.
borrowing!(
    {T: ?Sized} MutexGuard<'_, T>, MappedMutexGuard<'_, T>, RwLockReadGuard<'_, T>,
    RwLockWriteGuard<'_, T>, RwLockMappedWriteGuard<'_, T>
);
borrowing!({} EnterGuard<'_>, SemaphorePermit<'_>);
borrowing!({T} mpsc::Permit<'_, T>, watch::Ref<'_, T>);

// Handles on a channel, a task, a runtime or a held lock, whose blocks nobody can see.
opaque!(
    {} AbortHandle;
    {} Barrier;
    {} Builder;
    {} Handle;
    {} JoinError;
    {T} JoinHandle<T>;
    {T} JoinSet<T>;
    {} LocalSet;
    {T: ?Sized} OwnedMutexGuard<T>;
    {T: ?Sized, U: ?Sized} OwnedRwLockReadGuard<T, U>;
    {T: ?Sized} OwnedRwLockWriteGuard<T>;
    {} OwnedSemaphorePermit;
    {} Runtime;
    {T} mpsc::OwnedPermit<T>;
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
