//! `num-bigint` 0.4.

use num_bigint_0_4::{BigInt, BigUint, Sign};

use super::big_digits::trace_digits;
use crate::impls::flat;
use crate::{MemSize, Tracer};

flat!(Sign);

/// At least a block of the digits, if there are several, and a gap: it does not tell its capacity,
/// nor whether a single digit lies inline.
impl MemSize for BigUint {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_digits(self.bits(), tracer);
    }
}

/// As its magnitude.
impl MemSize for BigInt {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.magnitude().trace(tracer);
    }
}
