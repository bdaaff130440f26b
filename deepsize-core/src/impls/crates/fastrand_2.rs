//! `fastrand` 2.

use fastrand::Rng;

use crate::impls::flat;

flat!(Rng);
