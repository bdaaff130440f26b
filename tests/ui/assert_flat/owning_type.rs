//! Types that may own heap memory.

use mem_size::assert_flat;

assert_flat!(u64, String, (u8, Option<Vec<u8>>));

fn main() {}
