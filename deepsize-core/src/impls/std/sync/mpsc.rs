//! `std::sync::mpsc`.

use std::sync::mpsc::{
    IntoIter, Iter, Receiver, RecvError, RecvTimeoutError, SendError, Sender, SyncSender, TryIter,
    TryRecvError, TrySendError,
};

use crate::impls::{borrowing, delegating, flat, opaque};
use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

flat!(RecvError, RecvTimeoutError, TryRecvError);
borrowing!({T} Iter<'_, T>, TryIter<'_, T>);

// The ends of a channel share it, and it tells nobody what is under way.
opaque!({T} IntoIter<T>; {T} Receiver<T>; {T} Sender<T>; {T} SyncSender<T>;);

delegating!(SendError<T> => |error| &error.0;);

/// What the message owns that was not sent.
impl<T: MemSize> MemSize for TrySendError<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Full(message) | Self::Disconnected(message) => message.trace(tracer),
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for TrySendError<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for TrySendError<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        match self {
            Self::Full(message) | Self::Disconnected(message) => message.trace_by(how, tracer),
        }
    }
}
