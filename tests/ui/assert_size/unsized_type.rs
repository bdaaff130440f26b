//! A type that has no size.

use mem_size::assert_size;

assert_size!(str <= 8);

fn main() {}
