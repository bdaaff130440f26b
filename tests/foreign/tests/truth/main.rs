//! The truth on types of other crates: each answer is held against what the allocator handed out.

mod arenas;
mod arrow;
mod arrow_histories;
mod bimaps;
mod bits;
mod caches;
mod documents;
mod errors;
mod flat;
mod flat_types;
mod generic;
mod graphs;
mod handles;
mod histories;
mod interchange;
mod json;
mod locks;
mod matrices;
mod moving;
mod nesting;
mod numbers;
mod opaque;
mod part_lists;
mod part_maps;
mod part_versions;
mod parts;
mod persistent;
mod program;
mod rarer;
mod roots;
mod shapes;
mod slots;
mod tables;
mod text;
mod vectors;
mod views;
mod web;

use mem_size::{Audit, Auditor, BlockEvent, CountingAlloc, Gap, MemSize, MemUsage, Sink, Tracer};

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

/// A listener that changes nothing.
struct Silent;
impl Sink for Silent {
    fn enter_block(&mut self, block: &BlockEvent) {
        assert!(block.spare + block.overhead <= block.size, "the parts exceed {block:?}");
    }
}

/// Measures a value, and once more with a listener.
#[track_caller]
fn usage<T: MemSize>(value: &T) -> MemUsage {
    let usage = value.mem_usage();
    assert_eq!(
        Tracer::with_sink(&mut Silent).measure(value),
        usage,
        "a listener changes the answer"
    );
    usage
}

#[track_caller]
fn audited<T: MemSize>(build: impl FnOnce() -> T) -> (T, Audit) {
    match Auditor::new().run(build) {
        Ok(audited) => audited,
        Err(error) => unreachable!("{error}"),
    }
}

/// The value owns, block by block, what the allocator handed out while it was built.
#[track_caller]
fn exact<T: MemSize>(build: impl FnOnce() -> T) -> T {
    let (value, audit) = audited(build);
    assert!(audit.is_exact(), "{audit}");
    assert!(usage(&value).is_exact());
    value
}

/// The answer is a lower bound, and says why.
#[track_caller]
fn at_least<T: MemSize>(gap: Gap, build: impl FnOnce() -> T) -> T {
    let (value, audit) = audited(build);
    assert!(audit.measured.bytes <= audit.allocated.bytes, "{audit}");
    assert!(audit.phantom.is_empty() && audit.repeated.is_empty(), "{audit}");
    let usage = usage(&value);
    assert!(usage.gaps.count(gap) > 0, "{usage:?}");
    value
}

/// As `at_least`, where a block is neither told by its address nor by its whole size, so that no
/// audit can find it.
#[track_caller]
fn at_least_somewhere<T: MemSize>(gap: Gap, build: impl FnOnce() -> T) -> T {
    let (value, audit) = audited(build);
    assert!(audit.measured.bytes <= audit.allocated.bytes, "{audit}");
    assert!(audit.repeated.is_empty(), "{audit}");
    let usage = usage(&value);
    assert!(usage.gaps.count(gap) > 0, "{usage:?}");
    value
}

/// The value owns nothing, and its type says so.
#[track_caller]
fn flat<T: MemSize>(value: &T) {
    assert!(T::is_flat());
    assert_eq!((usage(value).heap, usage(value).gaps.total()), (0, 0));
}
