//! `enum-map` 2.

use enum_map::{EnumArray, EnumMap};

use crate::with::TraceBy;
use crate::{Flat, MemSize, Tracer};

/// What the values own.
impl<K: EnumArray<V>, V: MemSize> MemSize for EnumMap<K, V> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self.as_slice());
    }

    #[inline]
    fn is_flat() -> bool {
        V::is_flat()
    }
}

impl<K: EnumArray<V>, V: Flat> Flat for EnumMap<K, V> {}

// Of a key nothing is asked: it is none of the values that lie here.
impl<K: EnumArray<V>, V: TraceBy<How>, Any: Copy, How: Copy> TraceBy<(Any, How)> for EnumMap<K, V> {
    #[inline]
    fn trace_by(&self, (_, how): (Any, How), tracer: &mut Tracer<'_>) {
        tracer.elements_by(self.as_slice(), how);
    }
}
