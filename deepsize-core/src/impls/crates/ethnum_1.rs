//! `ethnum` 1: large integers.

use ethnum::{I256, U256};

use crate::impls::flat;

flat!(I256, U256);
