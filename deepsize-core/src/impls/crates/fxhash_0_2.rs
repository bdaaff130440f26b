//! `fxhash` 0.2: hashers; the maps are those of std.

use fxhash::{FxHasher, FxHasher32, FxHasher64};

use crate::impls::flat;

flat!(FxHasher, FxHasher32, FxHasher64);
