//! `indexmap` 2, of which `ordermap` has the slices.

use indexmap_2::{IndexMap, IndexSet, map, set};

use crate::{MemSize, Tracer};

super::index_map::index_maps!(IndexMap, IndexSet);

/// What the entries own, which lie in it.
impl<K: MemSize, V: MemSize> MemSize for map::Slice<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.entries(self);
    }
}

/// What the elements own, which lie in it.
impl<T: MemSize> MemSize for set::Slice<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self);
    }
}
