//! `core::ffi`.

use core::ffi::{CStr, FromBytesUntilNulError, FromBytesWithNulError, c_void};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};

flat!(c_void, FromBytesUntilNulError, FromBytesWithNulError);

#[cfg(mem_size_since_1_99)]
#[clippy::msrv = "1.99"]
mod va_list {
    crate::impls::borrowing!({} core::ffi::VaList<'_>);
}

/// Its bytes lie inside what holds it.
impl MemSize for CStr {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for CStr {}
