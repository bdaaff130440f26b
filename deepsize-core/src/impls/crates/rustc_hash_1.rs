//! `rustc-hash` 1: a hasher; the maps are those of std.

use rustc_hash_1::FxHasher;

use crate::impls::flat;

flat!(FxHasher);
