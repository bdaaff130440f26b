//! `parking_lot` 0.13: what is not of `lock_api`, as its locks are.

use parking_lot_0_13::{Once, OnceState, RawCondvar};

use crate::impls::flat;

// Who waits lies in a table of the process.
flat!(Once, OnceState, RawCondvar);
