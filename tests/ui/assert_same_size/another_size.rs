//! One of the types has another size than the first.

use mem_size::assert_same_size;

assert_same_size!(u32, [u8; 4], [u8; 5], char, [u32; 2]);

fn main() {}
