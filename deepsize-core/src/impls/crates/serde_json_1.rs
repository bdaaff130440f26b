//! `serde_json` 1: JSON values.

use alloc::string::String;
use core::mem::needs_drop;

use serde_json::error::Category;
use serde_json::value::RawValue;
use serde_json::{Error, Map, Number, Value};

use super::index_map::trace_index_map;
use crate::event::Label;
use crate::impls::alloc::collections::trace_tree;
use crate::impls::{flat, opaque};
use crate::with::Own;
use crate::{Flat, Gap, MemSize, Tracer};

// LAYOUT: a map is a `BTreeMap<String, Value>` and nothing else; where some crate of the program
// has turned on `preserve_order` it is an index map, which is larger. From serde_json 1's
// src/map.rs; tests/foreign.
const IS_TREE: bool = size_of::<Map<String, Value>>() == 3 * size_of::<usize>();

// LAYOUT: a number is a number, which needs no drop; where some crate has turned on
// `arbitrary_precision` it is a string. (On i686 both have the same size.) From serde_json 1's
// src/number.rs; tests/foreign.
const IS_TEXT: bool = needs_drop::<Number>();

flat!(Category);

opaque!({} Error;);

/// Its text lies inside what holds it.
impl MemSize for RawValue {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for RawValue {}

/// What strings, arrays and objects own.
impl MemSize for Value {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Null | Self::Bool(_) => {}
            Self::Number(number) => number.trace(tracer),
            Self::String(text) => text.trace(tracer),
            Self::Array(values) => values.trace(tracer),
            Self::Object(map) => map.trace(tracer),
        }
    }
}

/// Nothing; a gap where some crate has turned on the feature `arbitrary_precision`.
impl MemSize for Number {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if IS_TEXT {
            tracer.gap(Gap::Capacity);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        !IS_TEXT
    }
}

/// The nodes of a B-tree. Where some crate has turned on the feature `preserve_order`, an index
/// map: at least its entries and the table of their indices, and a gap, for it does not tell its
/// capacity.
///
/// A map emptied by removals keeps a node, and passes for a new one.
impl MemSize for Map<String, Value> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if IS_TREE {
            return trace_tree(tracer, self.iter(), (Own, Own), Label::Key);
        }
        trace_index_map(tracer, self.len(), self.iter());
    }
}
