//! A unit that is none.

use mem_size::assert_deep_size;

fn main() {
    assert_deep_size!(String::new() <= 1 MB);
}
