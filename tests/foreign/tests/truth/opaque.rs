//! Types that hide what they own, and memory that is not the allocator's.

use bumpalo::Bump;
use crossbeam_queue::{ArrayQueue, SegQueue};
use mem_size::{Gap, MemSize};
use typed_arena::Arena;

use crate::{at_least, at_least_somewhere, audited, exact, flat, usage};

#[test]
fn channels_of_all_crates_are_opaque() {
    at_least(Gap::Opaque, || crossbeam_channel::bounded::<u8>(7));
    at_least(Gap::Opaque, crossbeam_channel::unbounded::<String>);
    at_least(Gap::Opaque, || flume::bounded::<u8>(7));
    at_least(Gap::Opaque, || flume_0_12::bounded::<u8>(7));
    at_least(Gap::Opaque, || async_channel::bounded::<u8>(7));
}

#[test]
fn syntax_trees_and_media_types_are_opaque() {
    use rowan::{GreenNodeBuilder, SyntaxKind, TextSize};
    flat(&TextSize::from(7));
    at_least(Gap::Opaque, || {
        let mut builder = GreenNodeBuilder::new();
        builder.start_node(SyntaxKind(0));
        builder.token(SyntaxKind(1), "text");
        builder.finish_node();
        builder.finish()
    });
    at_least(Gap::Opaque, || mime::TEXT_PLAIN);
    at_least(Gap::Opaque, || "text/plain; charset=a-long-one".parse::<mime::Mime>().ok());
}

#[test]
fn caches_that_threads_share_are_opaque() {
    at_least(Gap::Opaque, || moka::sync::Cache::<u8, String>::new(7));
    at_least(Gap::Opaque, || quick_cache_0_6::sync::Cache::<u8, String>::new(7));
    at_least(Gap::Opaque, || quick_cache_0_7::sync::Cache::<u8, String>::new(7));
}

#[test]
fn errors_and_automata_are_opaque() {
    at_least(Gap::Opaque, || anyhow::anyhow!("some {}", "text"));
    at_least(Gap::Opaque, || regex::Regex::new("a+b").ok());
    at_least(Gap::Opaque, || regex::bytes::RegexSet::new(["a", "b"]).ok());
}

#[test]
fn queue_of_flat_elements_is_exact() {
    exact(|| ArrayQueue::<u8>::new(7));
    exact(|| ArrayQueue::<()>::new(7));
    exact(|| ArrayQueue::<String>::new(7));
    exact(|| {
        let queue = ArrayQueue::new(100);
        (0..70_u64).for_each(|n| assert!(queue.push(n).is_ok()));
        queue
    });
    #[derive(MemSize)]
    #[repr(align(64))]
    struct Aligned(u8);
    exact(|| ArrayQueue::<Aligned>::new(3));
    at_least(Gap::Opaque, || {
        let queue = ArrayQueue::new(7);
        assert!(queue.push(String::from("x")).is_ok());
        queue
    });
    at_least(Gap::Opaque, SegQueue::<u8>::new);
}

#[test]
fn arena_tells_its_bytes() {
    exact(Bump::new);
    for count in [1, 100, 1000] {
        let (bump, audit) = audited(|| {
            let bump = Bump::new();
            (0..count).for_each(|n| assert_eq!(*bump.alloc(n), n));
            bump
        });
        assert_eq!(audit.measured.bytes, audit.allocated.bytes);
        assert!(usage(&bump).is_exact());
    }
    exact(|| {
        let mut bump = Bump::new();
        (0..1000).for_each(|n| assert_eq!(*bump.alloc(n), n));
        bump.reset();
        bump
    });
}

#[test]
fn typed_arena_is_at_least_its_values() {
    at_least_somewhere(Gap::Capacity, Arena::<u8>::new);
    at_least_somewhere(Gap::Opaque, || {
        let arena = Arena::new();
        (0..100).for_each(|n: u32| assert_eq!(*arena.alloc(n.to_string()), n.to_string()));
        arena
    });
}

#[test]
fn mapped_memory_is_foreign() {
    let map = memmap2::MmapMut::map_anon(5000);
    assert!(map.is_ok_and(|map| {
        let usage = usage(&map);
        (usage.heap, usage.foreign) == (0, map.len()) && usage.gaps.count(Gap::Foreign) == 1
    }));
    flat(&crossbeam_utils::Backoff::new());
}
