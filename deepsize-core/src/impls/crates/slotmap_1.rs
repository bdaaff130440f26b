//! `slotmap` 1.
#![allow(deprecated, reason = "from 1.1 on, `HopSlotMap` is")]

#[cfg(feature = "std")]
use core::alloc::Layout;
#[cfg(feature = "std")]
use core::hash::BuildHasher;

#[cfg(feature = "std")]
use slotmap::SparseSecondaryMap;
use slotmap::basic::SlotMap;
use slotmap::dense::DenseSlotMap;
use slotmap::hop::HopSlotMap;
use slotmap::secondary::SecondaryMap;
use slotmap::{DefaultKey, Key, KeyData};

use super::slots::block_of_slots;
#[cfg(feature = "std")]
use super::unasked::unasked_by_parts;
use crate::impls::flat;
#[cfg(feature = "std")]
use crate::impls::trace_hidden;
#[cfg(feature = "std")]
use crate::std_layout::hash_layout::{GROUP_WIDTH, block_of_table, buckets_for, size_of_table};
use crate::std_layout::{max, struct_size};
use crate::with::TraceBy;
use crate::{Block, Gap, MemSize, Tracer};

flat!(DefaultKey, KeyData);

/// Maps of which `$trace` counts the blocks, and traces by a closure what lies in them.
macro_rules! maps {
    ($($(#[$doc:meta])+ $map:ident => $trace:ident;)+) => { $(
        $(#[$doc])+
        impl<K: Key, V: MemSize> MemSize for $map<K, V> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                $trace(self, tracer, |tracer| tracer.elements(self.values()));
            }
        }

        // Of a key nothing is asked: it owns nothing.
        impl<K: Key, V: TraceBy<How>, Any: Copy, How: Copy> TraceBy<(Any, How)> for $map<K, V> {
            fn trace_by(&self, (_, how): (Any, How), tracer: &mut Tracer<'_>) {
                $trace(self, tracer, |tracer| tracer.elements_by(self.values(), how));
            }
        }
    )+ };
}
maps! {
    /// One block of `capacity() + 1` slots.
    SlotMap => trace_basic;
    /// One block of `capacity() + 1` slots.
    HopSlotMap => trace_hop;
    /// One block of `capacity() + 1` slots.
    SecondaryMap => trace_secondary;
    /// One block of `capacity()` keys, at least those of the values and slots that are there, and a
    /// gap: their capacities it does not tell.
    DenseSlotMap => trace_dense;
}

fn trace_basic<K: Key, V>(
    map: &SlotMap<K, V>,
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    let block = slots(map.capacity(), slot_size::<V>(), map.values());
    tracer.block_with(block, contents);
}

fn trace_hop<K: Key, V>(
    map: &HopSlotMap<K, V>,
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    let block = slots(map.capacity(), hop_slot_size::<V>(), map.values());
    tracer.block_with(block, contents);
}

fn trace_secondary<K: Key, V>(
    map: &SecondaryMap<K, V>,
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    let block = slots(map.capacity(), size_of::<SecondarySlot<V>>(), map.values());
    tracer.block_with(block, contents);
}

fn trace_dense<K: Key, V>(
    map: &DenseSlotMap<K, V>,
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    let (len, capacity) = (map.len(), map.capacity());
    let keys = Block::new(capacity.saturating_mul(size_of::<K>()));
    tracer.block(keys.spare((capacity - len).saturating_mul(size_of::<K>())));
    let slots = len.saturating_add(1).saturating_mul(2 * size_of::<u32>());
    tracer.block(Block::new(slots).overhead(slots));
    let block = Block::new(len.saturating_mul(size_of::<V>()));
    let block = match map.values().next() {
        Some(first) => block.starting_at(first),
        None => block,
    };
    tracer.block_with(block, contents);
    tracer.gap(Gap::Capacity);
}

/// At least the table that holds `capacity()` entries, and a gap: after removals it may be larger,
/// also where no room is left.
#[cfg(feature = "std")]
impl<K: Key, V: MemSize, S: BuildHasher> MemSize for SparseSecondaryMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_sparse(self, tracer, |tracer| tracer.elements(self.values()));
    }
}

#[cfg(feature = "std")]
impl<K, V, S, Any, How> TraceBy<(Any, How)> for SparseSecondaryMap<K, V, S>
where
    K: Key,
    V: TraceBy<How>,
    S: BuildHasher,
    Any: Copy,
    How: Copy,
{
    fn trace_by(&self, (_, how): (Any, How), tracer: &mut Tracer<'_>) {
        trace_sparse(self, tracer, |tracer| tracer.elements_by(self.values(), how));
    }
}

#[cfg(feature = "std")]
unasked_by_parts!({K: Key, V, S: BuildHasher} SparseSecondaryMap<K, V, S>, [Any]);

// LAYOUT: a `HashMap` of std from the number of the slot to a version of 32 bits and the value.
// From slotmap 1's src/sparse_secondary.rs; tests/foreign.
#[cfg(feature = "std")]
fn trace_sparse<K: Key, V, S: BuildHasher>(
    map: &SparseSecondaryMap<K, V, S>,
    tracer: &mut Tracer<'_>,
    contents: impl FnOnce(&mut Tracer<'_>),
) {
    trace_hidden::<S>(tracer);
    let (entry, buckets) = (Layout::new::<(u32, (u32, V))>(), buckets_for(map.capacity()));
    let table = (size_of_table(entry, buckets, GROUP_WIDTH), buckets);
    let block = block_of_table(entry, table, map.len(), None);
    let block = match map.values().next() {
        Some(first) if size_of::<V>() > 0 => block.containing(first),
        _ => block,
    };
    tracer.block_with(block, contents);
    tracer.gap(Gap::Capacity);
}

/// The block of a map with room for so many of these values, in slots of this size.
fn slots<'v, V: 'v>(
    capacity: usize,
    slot: usize,
    mut values: impl ExactSizeIterator<Item = &'v V>,
) -> Block {
    let block = block_of_slots((capacity, slot), values.len(), values.next());
    // And the slot that is never used.
    let (size, overhead) = (block.size.saturating_add(slot), block.overhead.saturating_add(slot));
    Block { size, overhead, ..block }
}

// LAYOUT: a slot is a version of 32 bits and a union of the value and the next free slot. The first
// slot is never used. From slotmap 1's src/basic.rs (`Slot`); tests/foreign.
const fn slot_size<V>() -> usize {
    slot_size_for::<V>(size_of::<u32>())
}

// LAYOUT: the same, with three numbers that link free slots. From slotmap 1's src/hop.rs (`Slot`);
// tests/foreign.
const fn hop_slot_size<V>() -> usize {
    slot_size_for::<V>(3 * size_of::<u32>())
}

const fn slot_size_for<V>(free: usize) -> usize {
    let align = max(align_of::<V>(), align_of::<u32>());
    let union = struct_size(max(size_of::<V>(), free), align);
    struct_size(union.saturating_add(size_of::<u32>()), align)
}

// LAYOUT: a slot is an enum like this one. From slotmap 1's src/secondary.rs (`Slot`);
// tests/foreign.
#[expect(dead_code, reason = "only its size is of interest")]
enum SecondarySlot<V> {
    Occupied { value: V, version: core::num::NonZeroU32 },
    Vacant,
}
