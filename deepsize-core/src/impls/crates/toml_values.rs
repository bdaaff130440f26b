//! The values of all versions of `toml`.

/// The values of one version.
macro_rules! toml_values {
    ($toml:ident) => {
        use alloc::string::String;
        use alloc::vec::Vec;

        use $toml::Table;
        use $toml::value::{Date, Datetime, Offset, Time, Value};

        use super::index_map::trace_index_map;
        use crate::event::Label;
        use crate::impls::alloc::collections::trace_tree;
        use crate::impls::flat;
        use crate::std_layout::struct_size;
        use crate::with::Own;
        use crate::{MemSize, Tracer};

        flat!(Date, Datetime, Offset, Time);

        // LAYOUT: a table is a B-tree and at most three flags; where some crate of the program has
        // turned on `preserve_order` it is an index map, which is larger. From toml's src/map.rs,
        // 0.8 to 1; tests/foreign.
        const TREE: usize = 3 * size_of::<usize>();
        const IS_TREE: bool = size_of::<Table>() <= struct_size(TREE + 3, align_of::<usize>());

        /// What strings, arrays and tables own.
        impl MemSize for Value {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::String(text) => text.trace(tracer),
                    Self::Array(values) => values.trace(tracer),
                    Self::Table(table) => table.trace(tracer),
                    Self::Integer(_) | Self::Float(_) | Self::Boolean(_) | Self::Datetime(_) => {}
                }
            }
        }

        /// The nodes of a B-tree. Where some crate has turned on the feature `preserve_order`, an
        /// index map: at least its entries and the table of their indices, and a gap, for it does
        /// not tell its capacity.
        ///
        /// A table emptied by removals keeps a node, and passes for a new one.
        impl MemSize for Table {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let entries: Vec<(&String, &Value)> = self.iter().collect();
                let entries = entries.iter().copied();
                if IS_TREE {
                    return trace_tree(tracer, entries, (Own, Own), Label::Key);
                }
                trace_index_map(tracer, self.len(), entries);
            }
        }
    };
}
pub(super) use toml_values;
