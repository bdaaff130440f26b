//! `elsa` 1: collections that grow behind a shared reference, and show of an element only what it
//! leads to.

use elsa::{FrozenBTreeMap, FrozenMap, FrozenVec, sync};

use crate::impls::opaque;
use crate::with::{Own, TraceBy};
use crate::{Block, Gap, MemSize, Tracer};

// A map panics whenever it is asked while somebody looks at an entry; those for threads wait.
opaque!(
    {K, V} FrozenBTreeMap<K, V>;
    {K, V, S} FrozenMap<K, V, S>;
    {K, V} sync::FrozenBTreeMap<K, V>;
    {K, V} sync::FrozenMap<K, V>;
    {T} sync::FrozenVec<T>;
    {T: Copy} sync::LockFreeFrozenVec<T>;
);

/// At least the elements, with a gap for the room that there may be, and one for what the elements
/// own.
impl<T: MemSize> MemSize for FrozenVec<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for FrozenVec<T> {
    fn trace_by(&self, _: (How,), tracer: &mut Tracer<'_>) {
        if size_of::<T>() > 0 {
            tracer.gap(Gap::Capacity);
        }
        if !T::__is_flat() {
            tracer.gap(Gap::Opaque);
        }
        tracer.block(Block::new(self.len().saturating_mul(size_of::<T>())));
    }
}
