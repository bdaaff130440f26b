//! `rust_decimal` 1.

use rust_decimal::Decimal;

use crate::impls::flat;

flat!(Decimal);
