//! `bigdecimal` 0.4.

use bigdecimal::BigDecimal;
use bigdecimal::num_bigint::BigInt;

use crate::{MemSize, Tracer};

/// As the integer inside: at least its digits, and a gap.
impl MemSize for BigDecimal {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let (digits, _) = self.as_bigint_and_scale();
        BigInt::trace(&digits, tracer);
    }
}
