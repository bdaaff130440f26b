//! `core::ffi`.

use core::ffi::{CStr, FromBytesUntilNulError, FromBytesWithNulError, c_void};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};

flat!(c_void, FromBytesUntilNulError, FromBytesWithNulError);

/// Its bytes lie inside what holds it.
impl MemSize for CStr {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for CStr {}
