//! `im` 15: collections whose versions share nodes.

use im::{HashMap, HashSet, OrdMap, OrdSet, Vector};

use super::persistent::persistent;

persistent!(vectors: {T: Clone} Vector<T>);
persistent!(sets: {T, S} HashSet<T, S>, {T: Ord} OrdSet<T>);
persistent!(maps: {K, V, S} HashMap<K, V, S>, {K: Ord, V} OrdMap<K, V>);
