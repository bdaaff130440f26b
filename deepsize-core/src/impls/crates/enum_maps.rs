//! The map of all versions of `enum-map`.

/// The map of one version, with what its keys must be.
macro_rules! enum_map {
    ($enum_map:ident, $key:ident$(<$value:ident>)?) => {
        use $enum_map::{$key, EnumMap};

        use crate::with::TraceBy;
        use crate::{Flat, MemSize, Tracer};

        /// What the values own.
        impl<K: $key$(<$value>)?, V: MemSize> MemSize for EnumMap<K, V> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.elements(self.as_slice());
            }

            #[inline]
            fn is_flat() -> bool {
                V::is_flat()
            }
        }

        impl<K: $key$(<$value>)?, V: Flat> Flat for EnumMap<K, V> {}

        // Of a key nothing is asked: it is none of the values that lie here.
        impl<K, V: TraceBy<How>, Any: Copy, How: Copy> TraceBy<(Any, How)> for EnumMap<K, V>
        where
            K: $key$(<$value>)?,
        {
            #[inline]
            fn trace_by(&self, (_, how): (Any, How), tracer: &mut Tracer<'_>) {
                tracer.elements_by(self.as_slice(), how);
            }
        }
    };
}
pub(super) use enum_map;
