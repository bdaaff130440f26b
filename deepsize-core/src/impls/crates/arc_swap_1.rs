//! `arc-swap` 1.

use arc_swap::strategy::Strategy;
use arc_swap::{ArcSwapAny, RefCnt};

use crate::{MemSize, Tracer};

/// What the handle that is there now leads to. It is loaded, which takes no lock.
impl<T: RefCnt + MemSize, S: Strategy<T>> MemSize for ArcSwapAny<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let handle = self.load();
        tracer.locked(|tracer| T::trace(&handle, tracer));
    }
}
