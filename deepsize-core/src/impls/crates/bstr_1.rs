//! `bstr` 1: byte strings.

use alloc::vec::Vec;

use bstr::{BStr, BString};

use crate::{Flat, MemSize, Tracer};

/// Its bytes lie inside what holds it.
impl MemSize for BStr {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for BStr {}

/// One block of `capacity()` bytes.
impl MemSize for BString {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes: &Vec<u8> = self;
        bytes.trace(tracer);
    }
}
