//! `imbl` 7: collections whose versions share nodes.

use archery::SharedPointerKind;
use imbl::{GenericHashMap, GenericHashSet, GenericOrdMap, GenericOrdSet, GenericVector};

use super::persistent::persistent;

// What is said of the type arguments is said of those of the aliases, such as `Vector<T>`.
persistent!(vectors: {T, P: SharedPointerKind} GenericVector<T, P>);
persistent!(
    sets: {T, S, P: SharedPointerKind} GenericHashSet<T, S, P>,
    {T: Ord, P: SharedPointerKind} GenericOrdSet<T, P>
);
persistent!(
    maps: {K, V, S, P: SharedPointerKind} GenericHashMap<K, V, S, P>,
    {K: Ord, V, P: SharedPointerKind} GenericOrdMap<K, V, P>
);
