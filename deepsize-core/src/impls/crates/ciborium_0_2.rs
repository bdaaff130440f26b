//! `ciborium` 0.2: values of CBOR.

use ciborium::value::{Integer, Value};

use crate::impls::flat;
use crate::{Gap, MemSize, Tracer};

flat!(Integer);

/// What texts, bytes, arrays, maps and tagged values own; a gap for a kind of value that a later
/// version has added.
impl MemSize for Value {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Integer(_) | Self::Float(_) | Self::Bool(_) | Self::Null => {}
            Self::Bytes(bytes) => bytes.trace(tracer),
            Self::Text(text) => text.trace(tracer),
            Self::Tag(_, value) => value.trace(tracer),
            Self::Array(values) => values.trace(tracer),
            Self::Map(entries) => entries.trace(tracer),
            _ => tracer.gap(Gap::Opaque),
        }
    }
}
