//! `ordermap` 1.

use ordermap::{OrderMap, OrderSet};

use super::index_map::trace_index_map;
use crate::impls::trace_hidden;
use crate::{MemSize, Tracer};

/// At least a vector of `capacity()` entries and the table of their indices, and a gap: one of the
/// two may be larger. Maps that have only grown by insertion come out as large as they are.
impl<K: MemSize, V: MemSize, S> MemSize for OrderMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        trace_index_map(tracer, self.capacity(), self.iter());
    }
}

/// At least a vector of `capacity()` entries and the table of their indices, and a gap; see
/// `OrderMap`.
impl<T: MemSize, S> MemSize for OrderSet<T, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let entries = self.iter().map(|element| (element, &()));
        trace_index_map(tracer, self.capacity(), entries);
    }
}
