//! `rmpv` 1: values of `MessagePack`.

use rmpv::{Integer, Utf8String, Value};

use crate::impls::flat;
use crate::{Block, Gap, MemSize, Tracer};

flat!(Integer);

/// What binaries, arrays and maps own; a gap for each text that is not empty.
impl MemSize for Value {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Nil | Self::Boolean(_) | Self::Integer(_) | Self::F32(_) | Self::F64(_) => {}
            Self::String(text) => text.trace(tracer),
            Self::Binary(bytes) | Self::Ext(_, bytes) => bytes.trace(tracer),
            Self::Array(values) => values.trace(tracer),
            Self::Map(entries) => entries.trace(tracer),
        }
    }
}

/// At least the bytes that are there, and a gap: it does not tell its capacity.
impl MemSize for Utf8String {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes = self.as_bytes();
        if !bytes.is_empty() {
            tracer.block(Block::holding(bytes));
        }
        tracer.gap(Gap::Capacity);
    }
}
