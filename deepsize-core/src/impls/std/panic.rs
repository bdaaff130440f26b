//! `std::panic`.

use std::panic::PanicHookInfo;

use crate::impls::borrowing;

borrowing!({} PanicHookInfo<'_>);
