//! A type without a number, alone and after another.

use mem_size::assert_size;

assert_size!(Vec<u8>);

assert_size!(u8 == 1, u16);

fn main() {}
