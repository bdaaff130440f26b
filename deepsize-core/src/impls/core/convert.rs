//! `core::convert`.

use core::convert::Infallible;

use crate::impls::flat;

flat!(Infallible);
