//! `flume` 0.11: handles on channels, whose blocks nobody can see.

use flume::{Receiver, Sender, WeakSender};

use crate::impls::opaque;

opaque!(
    {T} Receiver<T>;
    {T} Sender<T>;
    {T} WeakSender<T>;
);
