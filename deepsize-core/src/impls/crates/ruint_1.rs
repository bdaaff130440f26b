//! `ruint` 1: large integers.

use ruint::{Bits, Uint};

use crate::impls::flat;

flat!(
    {const BITS: usize, const LIMBS: usize}
    Bits<BITS, LIMBS>, Uint<BITS, LIMBS>
);
