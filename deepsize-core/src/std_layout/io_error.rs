//! The box of an `io::Error` that is made from a value.

use std::error::Error;
use std::io::ErrorKind;

use super::{max, struct_size};
use crate::walk::Block;

// LAYOUT: an error made from a value is a box of `{ kind, error: Box<dyn Error> }`, at least
// 4-aligned; any other owns nothing. From std/src/io/error.rs (`Custom`), Rust 1.88 to 1.95;
// tests/truth/io.rs.
/// The outer one of its two blocks; the value lies in the other.
pub(crate) const fn custom_box() -> Block {
    let fields = size_of::<&dyn Error>() + size_of::<ErrorKind>();
    let size = struct_size(fields, max(align_of::<usize>(), 4));
    Block::new(size).overhead(size - fields)
}
