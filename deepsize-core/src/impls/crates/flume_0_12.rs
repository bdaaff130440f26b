//! `flume` 0.12: handles on channels, whose blocks nobody can see.

use flume_0_12::{
    Receiver, RecvError, RecvTimeoutError, SendError, SendTimeoutError, Sender, TryRecvError,
    TrySendError, WeakSender,
};

use crate::impls::{delegating, flat, opaque};

flat!(RecvError, RecvTimeoutError, TryRecvError);

// What could not be sent is given back.
delegating!(
    SendError<T> => |error| &error.0;
    SendTimeoutError<T> => |error| match error {
        SendTimeoutError::Timeout(value) | SendTimeoutError::Disconnected(value) => value,
    };
    TrySendError<T> => |error| match error {
        TrySendError::Full(value) | TrySendError::Disconnected(value) => value,
    };
);

opaque!(
    {T} Receiver<T>;
    {T} Sender<T>;
    {T} WeakSender<T>;
);
