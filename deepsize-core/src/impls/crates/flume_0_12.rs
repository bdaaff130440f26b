//! `flume` 0.12: handles on channels, whose blocks nobody can see.

use flume_0_12::{Receiver, Sender, WeakSender};

use crate::impls::opaque;

opaque!(
    {T} Receiver<T>;
    {T} Sender<T>;
    {T} WeakSender<T>;
);
