//! The parts of arrays of all versions of `arrow-data`.

/// The parts of one version.
macro_rules! parts {
    ($arrow_data:ident) => {
        use $arrow_data::ArrayData;

        use crate::{Block, Gap, MemSize, Tracer};

        /// What its type, buffers, nulls and parts own; and a gap for each list of these, for it
        /// does not tell its capacity.
        impl MemSize for ArrayData {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data_type", self.data_type());
                let buffers = self.buffers();
                tracer.block_with(Block::holding(buffers), |tracer| tracer.elements(buffers));
                tracer.gap(Gap::Capacity);
                let children = self.child_data();
                tracer.block_with(Block::holding(children), |tracer| tracer.elements(children));
                tracer.gap(Gap::Capacity);
                if let Some(nulls) = self.nulls() {
                    tracer.field("nulls", nulls);
                }
            }
        }
    };
}
pub(super) use parts;
