//! `std::sync`: the errors of poisoned locks.

use std::sync::{PoisonError, TryLockError};

use crate::impls::delegating;
use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

delegating!(PoisonError<T> => |error| error.get_ref(););

/// What the guard inside owns, if there is one.
impl<T: MemSize> MemSize for TryLockError<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Poisoned(error) => error.trace(tracer),
            Self::WouldBlock => {}
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for TryLockError<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for TryLockError<T> {
    #[inline]
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        match self {
            Self::Poisoned(error) => error.trace_by(how, tracer),
            Self::WouldBlock => {}
        }
    }
}
