//! `nohash-hasher` 0.2: a hasher; the maps are those of std.

use nohash_hasher::NoHashHasher;

use crate::impls::flat;

flat!({T} NoHashHasher<T>);
