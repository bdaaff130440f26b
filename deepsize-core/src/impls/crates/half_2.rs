//! `half` 2: floats of 16 bits.

use half::{bf16, f16};

use crate::impls::flat;

flat!(bf16, f16);
