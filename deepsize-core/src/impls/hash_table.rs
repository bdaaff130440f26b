//! What the hash tables of std and of other crates share.

use core::mem::needs_drop;

use crate::{Gap, Tracer};

/// A gap for a hasher that may own memory.
#[inline]
pub(in crate::impls) fn trace_hasher<S>(tracer: &mut Tracer<'_>) {
    if needs_drop::<S>() {
        tracer.gap(Gap::Opaque);
    }
}
