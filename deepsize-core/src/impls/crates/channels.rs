//! The channels of `crossbeam-channel` and of all versions of `flume`: handles on blocks that
//! nobody can see.

/// The types of one version, with a handle that not all have.
macro_rules! channels {
    ($channel:ident $(, $weak:ident)?) => {
        use $channel::{
            Receiver, RecvError, RecvTimeoutError, SendError, SendTimeoutError, Sender,
            TryRecvError, TrySendError,
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
            $( {T} $channel::$weak<T>; )?
        );
    };
}
pub(super) use channels;
