//! `rustc-hash` 2: hashers; the maps are those of std.

use rustc_hash_2::{FxBuildHasher, FxHasher, FxSeededState};

use crate::impls::flat;

flat!(FxBuildHasher, FxHasher, FxSeededState);
