//! Each entry of a call is told by itself; those that hold are not.

use mem_size::assert_size;

struct Pair<A, B>(A, B);

assert_size!(
    Pair<u16, [u8; 70]> <= 64,
    Pair<u8, u8> == 2,
    Pair<u8, u8> >= 4,
);

fn main() {
    const LIMIT: usize = 1;
    assert_size!(Pair<u8, u8> <= LIMIT);
}
