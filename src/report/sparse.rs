//! Numbers of which most are 0, in serde's data model: those are left out, as `serde(with)`.

use mem_size_core::{Gaps, MemUsage};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize)]
struct Sparse {
    #[serde(skip_serializing_if = "is_zero")]
    shallow: usize,
    #[serde(skip_serializing_if = "is_zero")]
    heap: usize,
    #[serde(skip_serializing_if = "is_zero")]
    spare: usize,
    #[serde(skip_serializing_if = "is_zero")]
    overhead: usize,
    #[serde(skip_serializing_if = "is_zero")]
    blocks: usize,
    #[serde(skip_serializing_if = "is_zero")]
    shared: usize,
    #[serde(skip_serializing_if = "is_zero")]
    foreign: usize,
    #[serde(skip_serializing_if = "Gaps::is_empty")]
    gaps: Gaps,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) const fn is_zero(number: &usize) -> bool {
    *number == 0
}

pub(crate) fn is_empty(usage: &MemUsage) -> bool {
    *usage == MemUsage::default()
}

pub(crate) fn serialize<S: Serializer>(usage: &MemUsage, to: S) -> Result<S::Ok, S::Error> {
    let &MemUsage { shallow, heap, spare, overhead, blocks, shared, foreign, gaps, .. } = usage;
    Sparse { shallow, heap, spare, overhead, blocks, shared, foreign, gaps }.serialize(to)
}

/// What is not there is 0 for [`MemUsage`] itself.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<MemUsage, D::Error> {
    MemUsage::deserialize(from)
}
