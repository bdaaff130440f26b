//! The types and schemas of all versions of `arrow-schema`.

use core::alloc::Layout;

use crate::std_layout::ref_counted::is_in_static;
use crate::{Block, MemSize, Tracer};

/// The schemas of one version.
macro_rules! schemas {
    ($arrow_schema:ident) => {
        use $arrow_schema::{
            DataType, Field, Fields, IntervalUnit, Schema, SortOptions, TimeUnit, UnionFields,
            UnionMode,
        };

        use super::arrow_schemas::{block_from, trace_list};
        use crate::impls::flat;
        use crate::{Gap, MemSize, Tracer};

        flat!(IntervalUnit, SortOptions, TimeUnit, UnionMode);

        /// What a time zone, the boxes of a dictionary, and the fields of nested types own.
        impl MemSize for DataType {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::Timestamp(_, zone) => zone.trace(tracer),
                    Self::List(field)
                    | Self::ListView(field)
                    | Self::FixedSizeList(field, _)
                    | Self::LargeList(field)
                    | Self::LargeListView(field)
                    | Self::Map(field, _) => field.trace(tracer),
                    Self::Struct(fields) => fields.trace(tracer),
                    Self::Union(fields, _) => fields.trace(tracer),
                    Self::Dictionary(key, value) => {
                        tracer.field("0", key);
                        tracer.field("1", value);
                    }
                    Self::RunEndEncoded(ends, values) => {
                        tracer.field("0", ends);
                        tracer.field("1", values);
                    }
                    _ => {}
                }
            }
        }

        /// What name, type and metadata own.
        impl MemSize for Field {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("name", self.name());
                tracer.field("data_type", self.data_type());
                tracer.field("metadata", self.metadata());
            }
        }

        /// The block of a shared list, and the fields that it leads to.
        impl MemSize for Fields {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_list(self, tracer);
            }
        }

        /// The block of a shared list, and the fields that it leads to. A gap where the list is
        /// empty, for nothing tells its block.
        impl MemSize for UnionFields {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let Some(first) = self.get(0) else { return tracer.gap(Gap::Opaque) };
                tracer.shared(
                    block_from(first, self.len()),
                    || None,
                    |tracer| {
                        self.iter().for_each(|(_, field)| tracer.elements([field]));
                    },
                );
            }
        }

        /// What fields and metadata own.
        impl MemSize for Schema {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("fields", &self.fields);
                tracer.field("metadata", &self.metadata);
            }
        }
    };
}
pub(super) use schemas;

/// Counts an `Arc<[T]>` of which only the elements can be seen.
pub(super) fn trace_list<T: MemSize>(elements: &[T], tracer: &mut Tracer<'_>) {
    if !is_in_static(elements) {
        let block = Block::counted(elements);
        tracer.shared(block, || None, |tracer| tracer.elements(elements));
    }
}

/// The block of an `Arc<[T]>` of which only one element after the other can be seen.
pub(super) fn block_from<T>(first: &T, len: usize) -> Block {
    let elements = Layout::array::<T>(len).unwrap_or(Layout::new::<T>());
    Block::counted_at(core::ptr::from_ref(first).addr(), elements)
}
