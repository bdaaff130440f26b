//! The buffers of all versions of `arrow-buffer`.

use crate::{Block, Gap, Tracer};

/// The buffers of one version.
macro_rules! buffers {
    ($arrow_buffer:ident) => {
        use $arrow_buffer::{
            ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, Buffer, BufferBuilder,
            IntervalDayTime, IntervalMonthDayNano, MutableBuffer, NullBuffer, NullBufferBuilder,
            OffsetBuffer, OffsetBufferBuilder, RunEndBuffer, ScalarBuffer, i256,
        };

        use super::arrow_buffers::{NODE, reservation, trace_growing, views};
        use crate::impls::flat;
        use crate::{Block, Gap, MemSize, RefCounts, Tracer};

        flat!(IntervalDayTime, IntervalMonthDayNano, i256);

        const RESERVATION: usize = reservation(size_of::<MutableBuffer>());

        /// The whole block that it is a view of, and the node that counts its handles: once,
        /// however many views there are, and whichever part they show.
        ///
        /// What a lone handle does not show is spare; of several, nothing tells what others show. A
        /// buffer over memory of somebody else, handed over by a `bytes::Bytes` or by a library in
        /// another language, looks like any other, and counts as if the memory were its own.
        ///
        /// A gap where several handles share a node without a block, for nothing tells which do;
        /// where several nodes lead to one block, for then it was handed over by an owner that is
        /// hidden; and where some crate has turned on `pool`, for a reservation is hidden.
        impl MemSize for Buffer {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let node = Block::new(NODE + RESERVATION).overhead(NODE + RESERVATION);
                let (capacity, is_lone) = (self.capacity(), self.strong_count() == 1);
                let is_hidden = if capacity > 0 {
                    let shown = if is_lone { self.len() } else { capacity };
                    let data = self.data_ptr().as_ptr().cast_const();
                    let counts = || Some(RefCounts::new(self.strong_count(), 0));
                    let mut is_new = false;
                    // Recorded even if it is alone, to find further nodes over the same block.
                    tracer.locked(|tracer| {
                        tracer.shared(Block::buffer(data, shown, capacity), counts, |tracer| {
                            is_new = true;
                            tracer.block(node);
                        });
                    });
                    is_lone && !is_new
                } else {
                    if is_lone {
                        tracer.block(node);
                    }
                    !is_lone
                };
                if RESERVATION > 0 || is_hidden {
                    tracer.gap(Gap::Opaque);
                }
            }
        }

        views! {
            {} BooleanBuffer => inner;
            {} NullBuffer => buffer;
            {T: ArrowNativeType} ScalarBuffer<T> => inner;
            {T: ArrowNativeType} OffsetBuffer<T> => inner;
            {T: ArrowNativeType} RunEndBuffer<T> => inner;
        }

        /// One block of `capacity()` bytes.
        impl MemSize for MutableBuffer {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_growing::<RESERVATION, _>(self.as_slice(), self.capacity(), tracer);
            }
        }

        /// One block of `capacity()` elements.
        impl<T: ArrowNativeType> MemSize for BufferBuilder<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_growing::<RESERVATION, _>(self.as_slice(), self.capacity(), tracer);
            }
        }

        /// One block of `capacity()` bits.
        impl MemSize for BooleanBufferBuilder {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_growing::<RESERVATION, _>(self.as_slice(), self.capacity() / 8, tracer);
            }
        }

        /// One block of `allocated_size()` bytes, once there was a null.
        impl MemSize for NullBufferBuilder {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                if let Some(bits) = self.as_slice() {
                    trace_growing::<RESERVATION, _>(bits, self.allocated_size(), tracer);
                }
            }
        }

        /// A block of at least the offsets, and a gap: it does not tell its capacity.
        impl<O: ArrowNativeType> MemSize for OffsetBufferBuilder<O> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.block(Block::holding(&**self));
                tracer.gap(Gap::Capacity);
            }
        }
    };
}
pub(super) use buffers;

/// Types that are a view of a buffer, and the method that tells it.
macro_rules! views {
    ($({$($generics:tt)*} $view:ty => $inner:ident;)+) => { $(
        /// The buffer that it is a view of.
        impl<$($generics)*> MemSize for $view {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.$inner().trace(tracer);
            }
        }
    )+ };
}
pub(super) use views;

// LAYOUT: a buffer leads to a node with two counters, the address, the length, and how the memory
// is freed, which takes three words; then a reservation, where some crate of the program has turned
// on the feature `pool`. From arrow-buffer's src/bytes.rs (`Bytes`) and src/alloc/mod.rs
// (`Deallocation`), 58 to 60; tests/foreign.
pub(super) const NODE: usize = 7 * size_of::<usize>();

// LAYOUT: a mutable buffer is an address, a length and a layout; then the same reservation, which
// has no size without the feature. From arrow-buffer's src/buffer/mutable.rs, 58 to 60;
// tests/foreign.
pub(super) const fn reservation(size_of_mutable_buffer: usize) -> usize {
    size_of_mutable_buffer.saturating_sub(4 * size_of::<usize>())
}

/// Counts the block of a buffer that can grow, and leaves a gap if it may have a reservation.
pub(super) fn trace_growing<const RESERVATION: usize, T>(
    present: &[T],
    capacity: usize,
    tracer: &mut Tracer<'_>,
) {
    tracer.block(Block::buffer(present.as_ptr(), present.len(), capacity));
    if RESERVATION > 0 {
        tracer.gap(Gap::Opaque);
    }
}
