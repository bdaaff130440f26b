//! The compressed sets of all versions of `roaring`.

// LAYOUT: a container of bits is a block of 8 KiB, one of values has 16 bits for each, and one of
// runs two times 16 bits. Written out they take as many bytes, with a head that is smaller than the
// list of the containers, which has at least a vector for each. From src/bitmap/store and
// src/bitmap/serialization.rs (`header_size`) of roaring 0.10, which has no runs yet, 0.11 and
// 0.12; tests/foreign.
/// The sets of one version.
macro_rules! compressed_sets {
    ($roaring:ident) => {
        use $roaring::{RoaringBitmap, RoaringTreemap};

        use crate::{Gap, MemSize, Tracer};

        /// At least the bytes that it takes when it is written out, and a gap: it does not tell all
        /// its capacities.
        impl MemSize for RoaringBitmap {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                // Not by `statistics()`, which adds up the values of all runs and overflows where
                // there are 2³² of them.
                if !self.is_empty() {
                    tracer.arena(self.serialized_size(), |_| {});
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
    };
}
pub(super) use compressed_sets;
