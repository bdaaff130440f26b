//! The strings of all versions of `compact_str`.

use crate::{Block, Tracer};

// LAYOUT: a string on the heap is a block of its capacity. Where pointers have 32 bits and the
// capacity does not fit into three bytes, the block begins with it. From compact_str 0.8's to
// 0.10's src/repr/heap.rs and src/repr/capacity.rs; tests/foreign.
const HEADER_FROM: Option<usize> = if usize::BITS >= 64 { None } else { Some(0x00FF_FFFE) };

/// Counts the block of a string on the heap.
#[inline]
pub(super) fn trace_heap(text: &str, capacity: usize, tracer: &mut Tracer<'_>) {
    if HEADER_FROM.is_none_or(|from| capacity < from) {
        return tracer.block(Block::buffer(text.as_ptr(), text.len(), capacity));
    }
    let header = size_of::<usize>();
    let size = capacity.saturating_add(header).next_multiple_of(align_of::<usize>());
    let spare = capacity.saturating_sub(text.len());
    let block = Block::new(size).containing(text.as_ptr()).spare(spare);
    tracer.block(block.overhead(size.saturating_sub(capacity)));
}
