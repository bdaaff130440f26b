//! `async-channel` 2: handles on channels, whose blocks nobody can see.

use async_channel::{Receiver, Sender, WeakReceiver, WeakSender};

use crate::impls::opaque;

opaque!(
    {T} Receiver<T>;
    {T} Sender<T>;
    {T} WeakReceiver<T>;
    {T} WeakSender<T>;
);
