//! `core::time`.

use core::time::{Duration, TryFromFloatSecsError};

use crate::impls::flat;

flat!(Duration, TryFromFloatSecsError);
