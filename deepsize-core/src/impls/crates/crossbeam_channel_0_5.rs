//! `crossbeam-channel` 0.5: handles on channels, whose blocks nobody can see.

use crossbeam_channel::{Receiver, Sender};

use crate::impls::opaque;

opaque!(
    {T} Receiver<T>;
    {T} Sender<T>;
);
