//! `parking_lot` 0.12: what is not of `lock_api`, as its locks are.

use parking_lot::{Condvar, Once, OnceState, WaitTimeoutResult};

use crate::impls::flat;

// Who waits lies in a table of the process.
flat!(Condvar, Once, OnceState, WaitTimeoutResult);
