//! `alloc::string`.

use alloc::string::{Drain, FromUtf8Error, FromUtf16Error, String};

use crate::__private::when_ordered;
use crate::impls::{borrowing, flat};
use crate::{Block, Gap, MemSize, Place, Tracer};

flat!(FromUtf16Error);
borrowing!({} Drain<'_>);

/// One block of `capacity()` bytes.
impl MemSize for String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.std_block(buffer(self));
    }

    #[inline]
    fn __trace_at<'a>(&'a self, place: Place, tracer: &mut Tracer<'a>) {
        tracer.std_block_at(place, buffer(self));
    }

    when_ordered!();
}

#[inline]
fn buffer(text: &String) -> Block {
    Block::std_buffer(text.as_ptr(), text.len(), text.capacity())
}

/// A block of at least the bytes that are no UTF-8, and a gap: it does not tell their capacity.
impl MemSize for FromUtf8Error {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_bytes()));
        tracer.gap(Gap::Capacity);
    }
}
