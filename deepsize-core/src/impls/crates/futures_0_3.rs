//! `futures` 0.3: channels, shared futures, and a lock.

use futures::channel::{mpsc, oneshot};
use futures::future::{AbortHandle, Either, Shared};
use futures::lock::Mutex;
use futures::stream::{FuturesOrdered, FuturesUnordered};

use crate::impls::{flat, opaque};
use crate::{Flat, Gap, MemSize, Tracer};

flat!(mpsc::SendError, oneshot::Canceled);

// Handles on blocks that nobody can see.
opaque!(
    {} AbortHandle;
    {T: Future} FuturesOrdered<T>;
    {T} FuturesUnordered<T>;
    {T: Future} Shared<T>;
    {T} mpsc::Receiver<T>;
    {T} mpsc::Sender<T>;
    {T} mpsc::UnboundedReceiver<T>;
    {T} mpsc::UnboundedSender<T>;
    {T} oneshot::Receiver<T>;
    {T} oneshot::Sender<T>;
);

/// What the one of the two owns.
impl<A: MemSize, B: MemSize> MemSize for Either<A, B> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Left(left) => left.trace(tracer),
            Self::Right(right) => right.trace(tracer),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        A::is_flat() && B::is_flat()
    }
}

impl<A: Flat, B: Flat> Flat for Either<A, B> {}

/// What the value owns, and a gap for the list of those that wait; while the lock is held, only
/// gaps.
impl<T: MemSize + ?Sized> MemSize for Mutex<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Opaque);
        match self.try_lock() {
            Some(guard) => tracer.locked(|tracer| T::trace(&guard, tracer)),
            None => tracer.gap(Gap::Locked),
        }
    }
}
