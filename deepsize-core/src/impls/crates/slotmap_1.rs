//! `slotmap` 1.

#[cfg(feature = "std")]
use core::alloc::Layout;
#[cfg(feature = "std")]
use core::hash::BuildHasher;

#[cfg(feature = "std")]
use slotmap::SparseSecondaryMap;
use slotmap::basic::SlotMap;
use slotmap::dense::DenseSlotMap;
use slotmap::secondary::SecondaryMap;
use slotmap::{DefaultKey, Key, KeyData};

use crate::impls::flat;
#[cfg(feature = "std")]
use crate::impls::trace_hidden;
#[cfg(feature = "std")]
use crate::std_layout::hash_layout::{block_of_table, buckets_for, size_of_table};
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, MemSize, Tracer};

flat!(DefaultKey, KeyData);

/// One block of `capacity() + 1` slots.
impl<K: Key, V: MemSize> MemSize for SlotMap<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_slots(tracer, self.capacity(), slot_size::<V>(), self.values());
    }
}

/// One block of `capacity() + 1` slots.
impl<K: Key, V: MemSize> MemSize for SecondaryMap<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_slots(tracer, self.capacity(), size_of::<SecondarySlot<V>>(), self.values());
    }
}

/// One block of `capacity()` keys, at least those of the values and slots that are there, and a
/// gap: their capacities it does not tell.
impl<K: Key, V: MemSize> MemSize for DenseSlotMap<K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let (len, capacity) = (self.len(), self.capacity());
        let keys = Block::new(capacity.saturating_mul(size_of::<K>()));
        tracer.block(keys.spare((capacity - len).saturating_mul(size_of::<K>())));
        let slots = len.saturating_add(1).saturating_mul(2 * size_of::<u32>());
        tracer.block(Block::new(slots).overhead(slots));
        let block = Block::new(len.saturating_mul(size_of::<V>()));
        let block = match self.values().next() {
            Some(first) => block.starting_at(first),
            None => block,
        };
        tracer.block_with(block, |tracer| tracer.elements(self.values()));
        tracer.gap(Gap::Capacity);
    }
}

// LAYOUT: a `HashMap` of std from the number of the slot to a version of 32 bits and the value.
// From slotmap 1's src/sparse_secondary.rs; tests/foreign.
/// At least the table that holds `capacity()` entries, and a gap: after removals it may be larger,
/// also where no room is left.
#[cfg(feature = "std")]
impl<K: Key, V: MemSize, S: BuildHasher> MemSize for SparseSecondaryMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_hidden::<S>(tracer);
        let (entry, buckets) = (Layout::new::<(u32, (u32, V))>(), buckets_for(self.capacity()));
        let table = (size_of_table(entry, buckets), buckets);
        let block = block_of_table(entry, table, self.len(), None);
        let block = match self.values().next() {
            Some(first) if size_of::<V>() > 0 => block.containing(first),
            _ => block,
        };
        tracer.block_with(block, |tracer| tracer.elements(self.values()));
        tracer.gap(Gap::Capacity);
    }
}

fn trace_slots<'v, V: MemSize + 'v>(
    tracer: &mut Tracer<'_>,
    capacity: usize,
    slot: usize,
    values: impl ExactSizeIterator<Item = &'v V> + Clone,
) {
    let slots = capacity.saturating_add(1);
    let len = values.len();
    let block = Block::new(slots.saturating_mul(slot))
        .spare(capacity.saturating_sub(len).saturating_mul(slot))
        .overhead(slot.saturating_add(len.saturating_mul(slot.saturating_sub(size_of::<V>()))));
    let block = match values.clone().next() {
        Some(first) if size_of::<V>() > 0 => block.containing(first),
        _ => block,
    };
    tracer.block_with(block, |tracer| tracer.elements(values));
}

// LAYOUT: a slot is a version of 32 bits and a union of the value and the next free slot. The first
// slot is never used. From slotmap 1's src/basic.rs (`Slot`); tests/foreign.
const fn slot_size<V>() -> usize {
    let align = max(align_of::<V>(), align_of::<u32>());
    let union = struct_size(max(size_of::<V>(), size_of::<u32>()), align);
    struct_size(union.saturating_add(size_of::<u32>()), align)
}

// LAYOUT: a slot is an enum like this one. From slotmap 1's src/secondary.rs (`Slot`);
// tests/foreign.
#[expect(dead_code, reason = "only its size is of interest")]
enum SecondarySlot<V> {
    Occupied { value: V, version: core::num::NonZeroU32 },
    Vacant,
}
