//! `roaring` 0.11: compressed sets of numbers.

use roaring::{RoaringBitmap, RoaringTreemap};

use crate::{Gap, MemSize, Tracer};

// LAYOUT: a container of bits is a block of 8 KiB, one of values has 16 bits for each, and one of
// runs two times 16 bits. From roaring 0.11's src/bitmap/store; tests/foreign.
const BITS: u64 = 8192;

/// At least the containers, and a gap: it does not tell all their capacities, nor their list's.
impl MemSize for RoaringBitmap {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let told = self.statistics();
        let bits = u64::from(told.n_bitset_containers).saturating_mul(BITS);
        let values = u64::from(told.n_values_array_containers).saturating_mul(2);
        let bytes = usize::try_from(bits.saturating_add(values)).unwrap_or(usize::MAX);
        if bytes > 0 {
            tracer.arena(bytes, |_| {});
        }
        tracer.gap(Gap::Capacity);
    }
}

/// What its bitmaps own, and a gap for the tree that they hang on.
impl MemSize for RoaringTreemap {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.bitmaps().for_each(|(_, bitmap)| bitmap.trace(tracer));
        tracer.gap(Gap::Opaque);
    }
}
