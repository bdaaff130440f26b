//! The maps and sets of all versions of `phf`.

/// The types of one version.
macro_rules! static_maps {
    ($phf:ident) => {
        use $phf::{Map, OrderedMap, OrderedSet, Set};

        use crate::impls::borrowing;

        // Entries lie in a static.
        borrowing!({K: 'static, V: 'static} Map<K, V>, OrderedMap<K, V>);
        borrowing!({T: 'static} OrderedSet<T>, Set<T>);
    };
}
pub(super) use static_maps;
