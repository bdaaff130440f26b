//! `compact_str` 0.10: strings of which short ones lie inline.

use compact_str::CompactString;

use crate::{Block, MemSize, Tracer};

// LAYOUT: a string on the heap is a block of its capacity. Where pointers have 32 bits and the
// capacity does not fit into three bytes, the block begins with it. From compact_str 0.10's
// src/repr/heap.rs and src/repr/capacity.rs; tests/foreign.
const HEADER_FROM: Option<usize> = if usize::BITS >= 64 { None } else { Some(0x00FF_FFFE) };

/// Nothing for a short or a static string; otherwise one block of `capacity()` bytes.
impl MemSize for CompactString {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if !self.is_heap_allocated() {
            return;
        }
        let (text, capacity) = (self.as_str(), self.capacity());
        if HEADER_FROM.is_none_or(|from| capacity < from) {
            return tracer.block(Block::buffer(text.as_ptr(), text.len(), capacity));
        }
        let header = size_of::<usize>();
        let size = capacity.saturating_add(header).next_multiple_of(align_of::<usize>());
        let spare = capacity.saturating_sub(text.len());
        let block = Block::new(size).containing(text.as_ptr()).spare(spare);
        tracer.block(block.overhead(size.saturating_sub(capacity)));
    }
}
