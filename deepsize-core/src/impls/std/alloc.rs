//! `std::alloc`.

use std::alloc::System;

use crate::impls::flat;

flat!(System);
