//! `bytes` 1: views into buffers that others may share.

use bytes::{Bytes, BytesMut};

use crate::{Block, Gap, MemSize, RefCounts, Tracer};

/// The bytes that it shows, where it is the only view of a buffer; and a gap, for nothing tells how
/// large the buffer is.
///
/// Of a view among several only the gap: it cannot be told from one of a static, which is no block.
impl MemSize for Bytes {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.is_unique() && !self.is_empty() {
            tracer.shared_view(Block::holding(&**self), Some(RefCounts::new(1, 0)));
        }
        tracer.gap(Gap::Capacity);
    }
}

/// The bytes from where the view begins to the end of its capacity, each once however many views
/// there are of one buffer; and a gap for what lies before.
///
/// A view without capacity has its gap too: what `split` leaves behind keeps the whole buffer, and
/// nothing tells it from a new one.
impl MemSize for BytesMut {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.capacity() > 0 {
            tracer.shared_view(Block::buffer(self.as_ptr(), self.len(), self.capacity()), None);
        }
        tracer.gap(Gap::Capacity);
    }
}
