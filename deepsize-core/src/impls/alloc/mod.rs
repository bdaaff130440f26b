//! Impls for `alloc`.

mod borrow;
mod boxed;
pub(super) mod collections;
mod ffi;
pub(crate) mod rc;
mod string;
pub(crate) mod sync;
mod vec;
