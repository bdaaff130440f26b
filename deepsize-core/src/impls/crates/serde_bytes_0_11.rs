//! `serde_bytes` 0.11.

use alloc::vec::Vec;

use serde_bytes::{ByteArray, ByteBuf, Bytes};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};

flat!({const N: usize} ByteArray<N>);

/// Its bytes lie inside what holds it.
impl MemSize for Bytes {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for Bytes {}

/// One block of `capacity()` bytes.
impl MemSize for ByteBuf {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes: &Vec<u8> = self;
        bytes.trace(tracer);
    }
}
