//! `kanal` 0.1: channels, whose blocks nobody can see.

use kanal::{AsyncReceiver, AsyncSender, Receiver, Sender};

use crate::impls::opaque;

opaque!(
    {T} AsyncReceiver<T>;
    {T} AsyncSender<T>;
    {T} Receiver<T>;
    {T} Sender<T>;
);
