//! `rust_decimal` 1.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::impls::flat;

flat!(Decimal, RoundingStrategy);
