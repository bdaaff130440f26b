//! Numbers of which most are 0, in serde's data model: those are left out, as `serde(with)`.

use mem_size_core::{Gaps, MemUsage};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

// Some formats write the names of types, and ask for them again.
#[derive(Serialize)]
#[serde(rename = "MemUsage")]
struct Sparse {
    #[serde(skip_serializing_if = "is_default")]
    shallow: usize,
    #[serde(skip_serializing_if = "is_default")]
    heap: usize,
    #[serde(skip_serializing_if = "is_default")]
    spare: usize,
    #[serde(skip_serializing_if = "is_default")]
    overhead: usize,
    #[serde(skip_serializing_if = "is_default")]
    blocks: usize,
    #[serde(skip_serializing_if = "is_default")]
    shared: usize,
    #[serde(skip_serializing_if = "is_default")]
    foreign: usize,
    #[serde(skip_serializing_if = "Gaps::is_empty")]
    gaps: Gaps,
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

pub(crate) fn serialize<S: Serializer>(usage: &MemUsage, to: S) -> Result<S::Ok, S::Error> {
    let &MemUsage { shallow, heap, spare, overhead, blocks, shared, foreign, gaps, .. } = usage;
    Sparse { shallow, heap, spare, overhead, blocks, shared, foreign, gaps }.serialize(to)
}

/// What is not there is 0 for [`MemUsage`] itself.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<MemUsage, D::Error> {
    MemUsage::deserialize(from)
}
