//! `std::hash`.

use std::hash::{DefaultHasher, RandomState};

use crate::impls::flat;

flat!(DefaultHasher, RandomState);
