//! The type is aligned to less.

use mem_size::assert_align;

struct Line([u8; 64]);

assert_align!(Line >= 64);
assert_align!([u8; 4], 4);

fn main() {}
