//! `std::time`.

use std::time::{Instant, SystemTime, SystemTimeError};

use crate::impls::flat;

flat!(Instant, SystemTime, SystemTimeError);
