//! `phf` 0.11: maps and sets that are statics.

use phf_0_11::{Map, OrderedMap, OrderedSet, Set};

use crate::impls::borrowing;

// Entries lie in a static.
borrowing!({K: 'static, V: 'static} Map<K, V>, OrderedMap<K, V>);
borrowing!({T: 'static} OrderedSet<T>, Set<T>);
