//! `compact_str` 0.10: strings of which short ones lie inline.

use compact_str::CompactString;

use super::compact::trace_heap;
use crate::{MemSize, Tracer};

/// Nothing for a short or a static string; otherwise one block of `capacity()` bytes.
impl MemSize for CompactString {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.is_heap_allocated() {
            trace_heap(self.as_str(), self.capacity(), tracer);
        }
    }
}
