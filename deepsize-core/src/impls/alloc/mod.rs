//! Impls for `alloc`.

mod borrow;
mod boxed;
pub(super) mod collections;
mod ffi;
mod rc;
mod string;
pub(super) mod sync;
mod vec;
