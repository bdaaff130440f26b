//! The box of an `io::Error` that is made from a value.

use std::error::Error;
use std::io::ErrorKind;

use super::{max, struct_size};
use crate::walk::Block;

// LAYOUT: an error made from a value is a box of `{ kind, error: Box<dyn Error> }`, at least
// 4-aligned; any other owns nothing. From Rust 1.98 on two function pointers lie beside them, which
// drop the value and the box. From std/src/io/error.rs (core/src/io/error.rs from 1.98 on,
// `Custom`), Rust 1.88 to 1.99; tests/truth/io.rs.
/// The outer one of its two blocks; the value lies in the other.
pub(crate) const fn custom_box() -> Block {
    let functions = if cfg!(mem_size_since_1_98) { 2 * size_of::<fn()>() } else { 0 };
    let fields = size_of::<&dyn Error>() + size_of::<ErrorKind>() + functions;
    let size = struct_size(fields, max(align_of::<usize>(), 4));
    Block::new(size).overhead(size - fields)
}
