//! `crossbeam-queue` 0.3: queues whose elements nobody can see.

use core::mem::MaybeUninit;

use crossbeam_queue::{ArrayQueue, SegQueue};

use crate::impls::opaque;
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, MemSize, Tracer};

opaque!({T} SegQueue<T>;);

// LAYOUT: a slot is a stamp of 64 bits, or a word where there are no such atomics, and the element.
// From crossbeam-queue 0.3's src/array_queue.rs (`Slot`); tests/foreign.
const STAMP: usize = if cfg!(target_has_atomic = "64") { 8 } else { size_of::<usize>() };

/// One block of `capacity()` slots; a gap if what is in the queue may own something.
impl<T: MemSize> MemSize for ArrayQueue<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let element = size_of::<MaybeUninit<T>>();
        let slot = struct_size(STAMP.saturating_add(element), max(STAMP, align_of::<T>()));
        let (all, present) = (self.capacity(), self.len().min(self.capacity()));
        let block = Block::new(all.saturating_mul(slot))
            .spare((all - present).saturating_mul(element))
            .overhead(all.saturating_mul(slot.saturating_sub(element)));
        tracer.block(block);
        if !T::is_flat() && present > 0 {
            tracer.gap(Gap::Opaque);
        }
    }
}
