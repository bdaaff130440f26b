//! Impls for `alloc`.

mod borrow;
mod boxed;
pub(super) mod collections;
mod ffi;
pub(crate) mod rc;
mod string;
#[cfg(target_has_atomic = "ptr")]
pub(crate) mod sync;
mod vec;
