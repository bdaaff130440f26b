//! The global allocator of all versions of `allocator-api2`, and the vectors and boxes of it.

/// The types of one version.
macro_rules! allocated {
    ($allocator_api2:ident) => {
        use $allocator_api2::alloc::Global;
        use $allocator_api2::boxed::Box;
        use $allocator_api2::vec::Vec;

        use crate::impls::flat;
        use crate::with::{Own, TraceBy};
        use crate::{Block, MemSize, Tracer};

        flat!(Global);

        /// One block of `capacity() × size_of::<T>()` bytes.
        impl<T: MemSize> MemSize for Vec<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.block_with(buffer(self), |tracer| tracer.elements(self.as_slice()));
            }
        }

        impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Vec<T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                tracer.block_of_elements_by(buffer(self), self.as_slice(), how);
            }
        }

        fn buffer<T>(vec: &Vec<T>) -> Block {
            Block::buffer(vec.as_ptr(), vec.len(), vec.capacity())
        }

        /// One block that holds the value.
        impl<T: MemSize + ?Sized> MemSize for Box<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Own,), tracer);
            }
        }

        impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Box<T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                let value: &T = self;
                tracer.block_with(Block::holding(value), |tracer| tracer.pointee_by(value, how));
            }
        }
    };
}
pub(super) use allocated;
