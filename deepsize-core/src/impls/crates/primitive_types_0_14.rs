//! `primitive-types` 0.14: large integers and hashes.

use primitive_types::{H128, H160, H256, H384, H512, H768, U128, U256, U512};

use crate::impls::flat;

flat!(H128, H160, H256, H384, H512, H768, U128, U256, U512);
