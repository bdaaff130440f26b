//! `alloc::ffi`.

use alloc::ffi::{CString, FromVecWithNulError, IntoStringError, NulError};

use crate::__private::when_ordered;
use crate::impls::opaque;
use crate::{Block, Gap, MemSize, Tracer};

opaque!({} NulError; {} IntoStringError;);

/// One block of the bytes with the nul that ends them.
impl MemSize for CString {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_bytes_with_nul()));
    }

    when_ordered!();
}

/// A block of at least the bytes that are no C string, and a gap: it does not tell their capacity.
impl MemSize for FromVecWithNulError {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_bytes()));
        tracer.gap(Gap::Capacity);
    }
}
