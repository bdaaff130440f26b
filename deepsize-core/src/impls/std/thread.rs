//! `std::thread`.

use std::thread::{
    AccessError, Builder, JoinHandle, LocalKey, Scope, ScopedJoinHandle, Thread, ThreadId,
};

use crate::impls::{borrowing, flat, opaque};

flat!(AccessError, ThreadId);
// The key of a static; what it unlocks belongs to the threads.
flat!({T} LocalKey<T>);
borrowing!({} Scope<'_, '_>);

// They share the thread's name and result with the thread itself.
opaque!({} Builder; {} Thread; {T} JoinHandle<T>; {T} ScopedJoinHandle<'_, T>;);
