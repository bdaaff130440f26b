//! `ron` 0.12: values of Rusty Object Notation.

use alloc::vec::Vec;

use ron::value::{F32, F64, Map, Number, RawValue, Value};

use super::index_map::trace_index_map;
use crate::event::Label;
use crate::impls::alloc::collections::trace_tree;
use crate::impls::flat;
use crate::with::Own;
use crate::{Flat, MemSize, Tracer};

flat!(F32, F64, Number);

// LAYOUT: a map is a `BTreeMap<Value, Value>` and nothing else; where some crate of the program has
// turned on `indexmap` it is an index map, which is larger. From ron 0.12's src/value/map.rs;
// tests/foreign.
const IS_TREE: bool = size_of::<Map>() == 3 * size_of::<usize>();

/// Its text lies inside what holds it.
impl MemSize for RawValue {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for RawValue {}

/// What options, texts, bytes, sequences and maps own.
impl MemSize for Value {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Bool(_) | Self::Char(_) | Self::Number(_) | Self::Unit => {}
            Self::Map(map) => map.trace(tracer),
            Self::Option(value) => value.trace(tracer),
            Self::String(text) => text.trace(tracer),
            Self::Bytes(bytes) => bytes.trace(tracer),
            Self::Seq(values) => values.trace(tracer),
        }
    }
}

/// The nodes of a B-tree. Where some crate has turned on the feature `indexmap`, an index map: at
/// least its entries and the table of their indices, and a gap, for it does not tell its capacity.
///
/// A map emptied by removals keeps a node, and passes for a new one.
impl MemSize for Map {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let entries: Vec<(&Value, &Value)> = self.iter().collect();
        let entries = entries.iter().copied();
        if IS_TREE {
            return trace_tree(tracer, entries, (Own, Own), Label::Key);
        }
        trace_index_map(tracer, self.len(), entries);
    }
}
