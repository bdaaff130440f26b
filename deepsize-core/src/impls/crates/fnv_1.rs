//! `fnv` 1: a hasher; the maps are those of std.

use fnv::FnvHasher;

use crate::impls::flat;

flat!(FnvHasher);
