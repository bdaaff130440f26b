//! The values of all versions of `toml`.

/// The values of one version.
macro_rules! toml_values {
    ($toml:ident) => {
        use alloc::string::String;
        use alloc::vec::Vec;

        use $toml::Table;
        use $toml::value::{Date, Datetime, Offset, Time, Value};

        use crate::event::Label;
        use crate::impls::alloc::collections::trace_tree;
        use crate::impls::flat;
        use crate::std_layout::struct_size;
        use crate::with::Own;
        use crate::{Block, Gap, MemSize, Tracer};

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

        /// The nodes of a B-tree. Where some crate has turned on the feature `preserve_order`, at
        /// least the entries of an index map, and a gap: it does not tell its capacity.
        ///
        /// A table emptied by removals keeps a node, and passes for a new one.
        impl MemSize for Table {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let entries: Vec<(&String, &Value)> = self.iter().collect();
                let entries = entries.iter().copied();
                if IS_TREE {
                    return trace_tree(tracer, entries, (Own, Own), Label::Key);
                }
                let entry = size_of::<u64>() + size_of::<String>() + size_of::<Value>();
                let block = Block::new(entry.saturating_mul(self.len()));
                tracer.block_with(block, |tracer| tracer.entries(entries));
                tracer.gap(Gap::Capacity);
            }
        }
    };
}
pub(super) use toml_values;
