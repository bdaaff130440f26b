//! The boxes that `Mutex` and `Condvar` keep where std builds them on POSIX threads.

use std::sync::{Condvar, Mutex};

use crate::{Block, Gap, Tracer};

// LAYOUT: on these targets std may build its locks on `pthread_mutex_t` and `pthread_cond_t`, each
// in a box that is made at the first use; everywhere else they own no block. From
// std/src/sys/sync/mutex/mod.rs and sys/sync/condvar/mod.rs, Rust 1.88 to 1.99 on Linux and by the
// source of 1.95 elsewhere; tests/truth/cells.rs, where such a target runs it.
const MAY_BE_BOXED: bool = cfg!(all(
    target_family = "unix",
    not(any(
        target_os = "linux",
        target_os = "android",
        target_os = "freebsd",
        target_os = "openbsd",
        target_os = "dragonfly",
        target_os = "fuchsia",
        target_os = "hermit",
    ))
));

// LAYOUT: a boxed one is as large as a pointer at least, one on futexes is 32 bits (beside the
// mutex's flag for poison), so that the size tells which one this version of std has built. From
// the same files, Rust 1.88 to 1.99.
const MUTEX_IS_BOXED: bool = MAY_BE_BOXED && size_of::<Mutex<()>>() > 2 * size_of::<u32>();
/// Whether a `Condvar` may own a box.
pub(crate) const CONDVAR_IS_BOXED: bool = MAY_BE_BOXED && size_of::<Condvar>() > size_of::<u32>();

// LAYOUT: Darwin's `pthread_mutex_t` is a long and 56 bytes, with 32-bit pointers 40. From the
// system's sys/_pthread/_pthread_types.h; tests/truth/cells.rs on such a system.
const MUTEX_BOX: Option<usize> = match (cfg!(target_vendor = "apple"), size_of::<usize>()) {
    (true, 8) => Some(64),
    (true, _) => Some(44),
    (false, _) => None,
};

/// Counts the box of a mutex that has been tried.
pub(crate) fn trace_mutex(tracer: &mut Tracer<'_>) {
    match MUTEX_BOX {
        _ if !MUTEX_IS_BOXED => {}
        Some(size) => tracer.block(Block::new(size).overhead(size)),
        None => tracer.gap(Gap::Opaque),
    }
}

/// Notes the box of a condition variable, which nobody can tell from one not made yet.
pub(crate) fn trace_condvar(tracer: &mut Tracer<'_>) {
    if CONDVAR_IS_BOXED {
        tracer.gap(Gap::Opaque);
    }
}

/// Notes the box of a mutex inside a type of another crate, which nobody can tell from one not made
/// yet.
#[cfg(feature = "tokio-1")]
pub(crate) fn trace_hidden_mutex(tracer: &mut Tracer<'_>) {
    if MUTEX_IS_BOXED {
        tracer.gap(Gap::Opaque);
    }
}
