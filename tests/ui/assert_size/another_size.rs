//! The type has grown.

use mem_size::assert_size;

struct Session {
    _id: [u64; 4],
}

assert_size!(Session, 24);

fn main() {}
