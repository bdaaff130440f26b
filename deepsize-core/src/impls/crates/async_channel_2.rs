//! `async-channel` 2: handles on channels, whose blocks nobody can see.

use async_channel::{
    Receiver, RecvError, SendError, Sender, TryRecvError, TrySendError, WeakReceiver, WeakSender,
};

use crate::impls::{delegating, flat, opaque};

flat!(RecvError, TryRecvError);

// What could not be sent is given back.
delegating!(
    SendError<T> => |error| &error.0;
    TrySendError<T> => |error| match error {
        TrySendError::Full(value) | TrySendError::Closed(value) => value,
    };
);

opaque!(
    {T} Receiver<T>;
    {T} Sender<T>;
    {T} WeakReceiver<T>;
    {T} WeakSender<T>;
);
