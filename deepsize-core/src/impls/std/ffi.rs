//! `std::ffi`.

use std::ffi::os_str::Display;
use std::ffi::{OsStr, OsString};

use crate::__private::when_ordered;
use crate::impls::borrowing;
use crate::{Block, Flat, MemSize, Tracer};

borrowing!({} Display<'_>);

/// Its bytes lie inside what holds it.
impl MemSize for OsStr {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// One block of `capacity()` bytes.
impl MemSize for OsString {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes = self.as_encoded_bytes();
        tracer.block(Block::buffer(bytes.as_ptr(), bytes.len(), self.capacity()));
    }

    when_ordered!();
}

impl Flat for OsStr {}
