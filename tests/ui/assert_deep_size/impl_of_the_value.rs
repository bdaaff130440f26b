//! A value that cannot be measured.

use mem_size::assert_deep_size;

struct Opaque;

fn main() {
    assert_deep_size!(Opaque <= 1 KiB);
}
