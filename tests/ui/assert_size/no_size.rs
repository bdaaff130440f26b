//! A type without a number.

use mem_size::assert_size;

assert_size!(Vec<u8>);

fn main() {}
