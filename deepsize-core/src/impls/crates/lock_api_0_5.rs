//! `lock_api` 0.5, and with it the locks of `parking_lot` 0.13.

use core::mem::needs_drop;

use lock_api_0_5::{Condvar, WaitTimeoutResult};

use crate::Flat;
use crate::impls::flat;

super::raw_locks::raw_locks!(lock_api_0_5);

flat!(WaitTimeoutResult);

/// Nothing; a gap if the raw one may own memory.
impl<C> MemSize for Condvar<C> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<C>(tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        !needs_drop::<C>()
    }
}

impl<C: Flat> Flat for Condvar<C> {}
