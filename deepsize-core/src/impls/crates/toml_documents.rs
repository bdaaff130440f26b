//! The documents of all versions of `toml_edit`.

/// The documents of one version.
macro_rules! toml_documents {
    ($toml_edit:ident) => {
        use alloc::string::String;
        use alloc::vec::Vec;

        use $toml_edit::{
            Array, ArrayOfTables, Datetime, DocumentMut, Formatted, InlineTable, Item, Key, Table,
            TableLike, Value,
        };

        use crate::impls::opaque;
        use crate::{Block, Gap, MemSize, Tracer};

        /// So many items at least, of which each is an entry with these bytes besides.
        fn items<'e, T: MemSize + 'e>(
            tracer: &mut Tracer<'_>,
            besides: usize,
            items: impl Iterator<Item = &'e T> + Clone,
        ) {
            tracer.gap(Gap::Capacity);
            let entry = besides.saturating_add(size_of::<Item>());
            let block = Block::new(items.clone().count().saturating_mul(entry));
            let block = match items.clone().next() {
                Some(first) => block.containing(first),
                None => block,
            };
            tracer.block_with(block, |tracer| items.for_each(|item| item.trace(tracer)));
        }

        /// What the table or value owns.
        impl MemSize for Item {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::None => {}
                    Self::Value(value) => value.trace(tracer),
                    Self::Table(table) => table.trace(tracer),
                    Self::ArrayOfTables(tables) => tables.trace(tracer),
                }
            }
        }

        /// What strings, arrays and tables own, and a gap for how each is written.
        impl MemSize for Value {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::String(text) => text.trace(tracer),
                    Self::Integer(integer) => integer.trace(tracer),
                    Self::Float(float) => float.trace(tracer),
                    Self::Boolean(boolean) => boolean.trace(tracer),
                    Self::Datetime(datetime) => datetime.trace(tracer),
                    Self::Array(array) => array.trace(tracer),
                    Self::InlineTable(table) => table.trace(tracer),
                }
            }
        }

        // How keys and values are written, and what stands around them, is hidden.
        opaque!(
            {} Key;
            {} Formatted<Datetime>;
            {} Formatted<bool>;
            {} Formatted<f64>;
            {} Formatted<i64>;
        );

        /// What the text owns, and a gap: how it is written, and what stands around it, is hidden.
        impl MemSize for Formatted<String> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.value().trace(tracer);
                tracer.gap(Gap::Opaque);
            }
        }

        /// At least its values, and gaps: it does not tell its capacity, nor what stands around it.
        impl MemSize for Array {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                items(tracer, 0, self.iter().collect::<Vec<&Value>>().into_iter());
                tracer.gap(Gap::Opaque);
            }
        }

        /// At least its tables, and a gap: it does not tell its capacity.
        impl MemSize for ArrayOfTables {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                items(tracer, 0, self.iter().collect::<Vec<&Table>>().into_iter());
            }
        }

        /// At least its entries, without what their keys own, and gaps: an index map hides its
        /// capacities, and the table what stands around it.
        impl MemSize for Table {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                entries(self, tracer);
            }
        }

        /// As a table.
        impl MemSize for InlineTable {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                entries(self, tracer);
            }
        }

        /// By `TableLike`, for the iterator of an inline table panics where an item is no value:
        /// whoever writes `document["a"]["b"] = table()` puts a table into one.
        fn entries(table: &dyn TableLike, tracer: &mut Tracer<'_>) {
            let entries: Vec<&Item> = table.iter().map(|(_, item)| item).collect();
            items(tracer, size_of::<usize>() + size_of::<Key>(), entries.into_iter());
            tracer.gap(Gap::Opaque);
        }

        /// What its table owns, and a gap for what follows it.
        impl MemSize for DocumentMut {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.as_item().trace(tracer);
                tracer.gap(Gap::Opaque);
            }
        }
    };
}
pub(super) use toml_documents;
