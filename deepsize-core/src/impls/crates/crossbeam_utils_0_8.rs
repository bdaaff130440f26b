//! `crossbeam-utils` 0.8.

use crossbeam_utils::{Backoff, CachePadded};

use crate::impls::{delegating, flat};

flat!(Backoff);
delegating!(CachePadded<T> => |padded| padded;);

#[cfg(target_has_atomic = "ptr")]
mod atomic {
    use crossbeam_utils::atomic::AtomicCell;

    use crate::impls::hidden;
    use crate::{Gap, MemSize};

    hidden!(Gap::Cell => {T: MemSize} AtomicCell<T>: T;);
}

#[cfg(feature = "std")]
mod sync {
    use core::mem::MaybeUninit;
    use std::sync::{RwLock, RwLockWriteGuard, TryLockError};

    use crossbeam_utils::CachePadded;
    use crossbeam_utils::sync::{
        Parker, ShardedLock, ShardedLockReadGuard, ShardedLockWriteGuard, Unparker, WaitGroup,
    };

    use crate::impls::{borrowing, opaque};
    use crate::with::{Own, TraceBy};
    use crate::{Block, Gap, MemSize, Tracer};

    // Borrowed from their lock, which owns the value.
    borrowing!({T: ?Sized} ShardedLockReadGuard<'_, T>, ShardedLockWriteGuard<'_, T>);

    // Handles on blocks that nobody can see.
    opaque!(
        {} Parker;
        {} Unparker;
        {} WaitGroup;
    );

    // LAYOUT: a box of eight shards like this one. From crossbeam-utils 0.8's
    // src/sync/sharded_lock.rs (`Shard`, `NUM_SHARDS`); tests/foreign.
    const SHARDS: usize = 8;

    #[expect(dead_code, reason = "only its size is of interest")]
    struct Shard {
        lock: RwLock<()>,
        write_guard: MaybeUninit<RwLockWriteGuard<'static, ()>>,
    }

    /// One block of shards, and what the value owns; a gap while the lock is held for writing.
    impl<T: MemSize + ?Sized> MemSize for ShardedLock<T> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            self.trace_by((Own,), tracer);
        }
    }

    impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for ShardedLock<T> {
        fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
            let shards = Block::new(SHARDS * size_of::<CachePadded<Shard>>());
            tracer.block(shards.overhead(shards.size()));
            let guard = match self.try_read() {
                Ok(guard) => guard,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => return tracer.gap(Gap::Locked),
            };
            tracer.locked(|tracer| T::trace_by(&guard, how, tracer));
        }
    }
}
