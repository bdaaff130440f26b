//! The values of `serde_yaml` and of its successors.

/// The values of one of them.
macro_rules! yaml_values {
    ($yaml:ident) => {
        use $yaml::value::TaggedValue;
        use $yaml::{Error, Location, Mapping, Number, Value};

        use crate::impls::crates::index_map::trace_index_map;
        use crate::impls::{flat, opaque};
        use crate::{Gap, MemSize, Tracer};

        flat!(Location, Number);

        opaque!({} Error;);

        /// What strings, sequences, mappings and tagged values own.
        impl MemSize for Value {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::Null | Self::Bool(_) | Self::Number(_) => {}
                    Self::String(text) => text.trace(tracer),
                    Self::Sequence(values) => values.trace(tracer),
                    Self::Mapping(mapping) => mapping.trace(tracer),
                    Self::Tagged(tagged) => tagged.trace(tracer),
                }
            }
        }

        /// What the value owns, and a gap for the tag, which hides its text.
        impl MemSize for TaggedValue {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.gap(Gap::Opaque);
                tracer.field("value", &self.value);
            }
        }

        /// An index map: at least a vector of `capacity()` entries and the table of their indices,
        /// and a gap, for one of the two may be larger.
        impl MemSize for Mapping {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                // Its own iterator cannot be cloned.
                let entries: alloc::vec::Vec<(&Value, &Value)> = self.iter().collect();
                trace_index_map(tracer, self.capacity(), entries.iter().copied());
            }
        }
    };
}
pub(super) use yaml_values;
