//! `lru-mem` 0.3: its trait for the heap size of keys and values.

use lru_mem::HeapSize;

use crate::cache::Weighed;

/// The weight without the inline bytes, which the cache counts itself.
///
/// The crate measures no `Rc` or `Arc`, for it does not know whether dropping a handle frees
/// anything: [`Exclusive`](crate::cache::Exclusive) does. After a change in place, which the cache
/// allows, the value must have been weighed again by [`Weighed::update`].
impl<V, C> HeapSize for Weighed<V, C> {
    fn heap_size(&self) -> usize {
        self.weight().saturating_sub(size_of::<Self>())
    }
}
