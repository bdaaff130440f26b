use mem_size::{assert_align, assert_size};

assert_size!(u8 == { 46 => 7 });
assert_size!(u8 == 1, u8 <= { 64 => 1, WIDTH => 7 });
assert_size!(u8, { 8 => 1, 16 => 1 });
assert_align!(u8, { 64 => 1, 64 => 7 });
assert_size!(u8 <= { _ => 1, 64 => 7 });
assert_size!(u8 <= { _ => 1, _ => 7 });
assert_size!(u8 <= { 64 => 1; 32 => 1 });

const WIDTH: usize = 64;

fn main() {}
