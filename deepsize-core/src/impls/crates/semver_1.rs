//! `semver` 1: versions.

use semver::{BuildMetadata, Comparator, Error, Op, Prerelease, Version, VersionReq};

use crate::impls::flat;
use crate::{Block, MemSize, Tracer};

flat!(Error, Op);

/// Nothing while it has at most eight bytes; then one block of the length and the text.
impl MemSize for Prerelease {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_identifier(self.as_str(), tracer);
    }
}

/// Nothing while it has at most eight bytes; then one block of the length and the text.
impl MemSize for BuildMetadata {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        trace_identifier(self.as_str(), tracer);
    }
}

/// What the identifiers own.
impl MemSize for Version {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("pre", &self.pre);
        tracer.field("build", &self.build);
    }
}

/// What the identifier owns.
impl MemSize for Comparator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("pre", &self.pre);
    }
}

/// One block of comparators, and what their identifiers own.
impl MemSize for VersionReq {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("comparators", &self.comparators);
    }
}

// LAYOUT: at most eight bytes lie inline. More are a block of the length, seven bits a byte, and
// the text. From semver 1's src/identifier.rs (`Identifier::new_unchecked`); tests/foreign.
fn trace_identifier(text: &str, tracer: &mut Tracer<'_>) {
    if text.len() <= size_of::<u64>() {
        return;
    }
    let length = text.len().checked_ilog2().map_or(1, |bits| bits as usize / 7 + 1);
    let block = Block::new(text.len().saturating_add(length))
        .starting_at_address(text.as_ptr().addr().saturating_sub(length))
        .overhead(length);
    tracer.block(block);
}
