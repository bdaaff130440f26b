//! `alloc::ffi`.

use alloc::ffi::CString;

use crate::{Block, MemSize, Tracer};

/// One block of the bytes with the nul that ends them.
impl MemSize for CString {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_bytes_with_nul()));
    }
}
