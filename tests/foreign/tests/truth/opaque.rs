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
    at_least(Gap::Opaque, || kanal::bounded::<u8>(7));
    at_least(Gap::Opaque, kanal::unbounded_async::<String>);
    at_least(Gap::Opaque, || futures::channel::mpsc::channel::<u8>(7));
    at_least(Gap::Opaque, futures::channel::mpsc::unbounded::<u8>);
    drop(at_least(Gap::Opaque, futures::channel::oneshot::channel::<u8>));
}

#[test]
fn futures_are_opaque_and_their_lock_has_a_gap() {
    use futures::FutureExt;
    use futures::future::Either;
    use futures::lock::Mutex;
    flat(&Either::<u8, bool>::Left(7));
    exact(|| Either::<String, Vec<u8>>::Left(String::from("text")));
    exact(|| Either::<String, Vec<u8>>::Right(vec![7; 9]));
    drop(at_least(Gap::Opaque, || async { vec![7_u8; 9] }.boxed()));
    drop(at_least(Gap::Opaque, || futures::future::ready(String::from("x")).shared()));
    let lock = at_least(Gap::Opaque, || Mutex::new(vec![7_u8; 100]));
    assert_eq!(usage(&lock).heap, 100);
    let _guard = lock.try_lock();
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
}

#[test]
fn automata_estimate_themselves() {
    use regex_automata::dfa::{self, dense, sparse};
    use regex_automata::meta::Regex;
    let dense = at_least_somewhere(Gap::Estimated, || dense::DFA::new("(a|b)+c{3}").ok());
    assert!(dense.is_some_and(|dfa| usage(&dfa).heap == dfa.memory_usage()));
    let sparse = at_least_somewhere(Gap::Estimated, || sparse::DFA::new("(a|b)+c{3}").ok());
    assert!(sparse.is_some_and(|dfa| usage(&dfa).heap == dfa.memory_usage()));
    at_least(Gap::Opaque, || Regex::new("a+b").ok());
    let both = at_least_somewhere(Gap::Estimated, || dfa::regex::Regex::new("(a|b)+c{3}").ok());
    assert!(both.is_some_and(|regex| {
        let [forward, reverse] = [regex.forward(), regex.reverse()].map(dense::DFA::memory_usage);
        usage(&regex).heap == forward + reverse
    }));
    if let Ok(automaton) = &dense::DFA::new("a+b") {
        at_least(Gap::Opaque, || Some(automaton.as_ref()));
        let sparse = automaton.to_sparse().ok();
        at_least(Gap::Opaque, || sparse.as_ref().map(sparse::DFA::as_ref));
    }
}

#[test]
fn automata_of_many_texts_estimate_themselves() {
    use aho_corasick::automaton::Automaton;
    use aho_corasick::nfa::{contiguous, noncontiguous};
    use aho_corasick::{AhoCorasick, dfa, packed::Searcher};
    let texts = ["Samwise", "Sam", "Frodo", "Pippin"];
    let dfa = at_least_somewhere(Gap::Estimated, || dfa::DFA::new(texts).ok());
    assert!(dfa.is_some_and(|dfa| usage(&dfa).heap == dfa.memory_usage()));
    let nfa = at_least_somewhere(Gap::Estimated, || contiguous::NFA::new(texts).ok());
    assert!(nfa.is_some_and(|nfa| usage(&nfa).heap == nfa.memory_usage()));
    let nfa = at_least_somewhere(Gap::Estimated, || noncontiguous::NFA::new(texts).ok());
    assert!(nfa.is_some_and(|nfa| usage(&nfa).heap == nfa.memory_usage()));
    // Two handles on one automaton.
    at_least(Gap::Opaque, || AhoCorasick::new(texts).map(|handle| [handle.clone(), handle]).ok());
    // There is none where vectors are not known to be at hand, as on i686.
    if Searcher::new(texts).is_some() {
        at_least(Gap::Opaque, || Searcher::new(texts));
    }
    flat(&AhoCorasick::new(texts).ok().and_then(|handle| handle.find("Frodo")));
}

#[test]
fn frozen_collections_show_no_more_than_how_many_elements_there_are() {
    use elsa::{FrozenBTreeMap, FrozenMap, FrozenVec, sync};
    at_least_somewhere(Gap::Capacity, FrozenVec::<String>::new);
    let strings = at_least_somewhere(Gap::Opaque, || {
        let strings = FrozenVec::new();
        (0..50).for_each(|n: u32| strings.push(n.to_string()));
        strings
    });
    assert_eq!(usage(&strings).heap, 50 * size_of::<String>());
    assert_eq!(usage(&strings).gaps.count(Gap::Capacity), 1);
    let numbers = at_least_somewhere(Gap::Capacity, || FrozenVec::from(vec![7_u64; 9]));
    assert_eq!((usage(&numbers).heap, usage(&numbers).gaps.total()), (72, 1));
    exact(|| FrozenVec::from(vec![(); 9]));
    let map = at_least(Gap::Opaque, || {
        let map = FrozenMap::<u8, String>::new();
        assert_eq!(map.insert(7, String::from("x")), "x");
        map
    });
    // Also while somebody looks at an entry.
    assert_eq!(map.map_get(&7, |_| usage(&map).gaps.count(Gap::Opaque)), Some(1));
    at_least(Gap::Opaque, FrozenBTreeMap::<u8, String>::new);
    at_least(Gap::Opaque, sync::FrozenVec::<String>::new);
    at_least(Gap::Opaque, sync::FrozenMap::<u8, String>::new);
    at_least(Gap::Opaque, sync::FrozenBTreeMap::<u8, String>::new);
    at_least(Gap::Opaque, sync::LockFreeFrozenVec::<u8>::new);
}

#[test]
fn ropes_are_at_least_their_text() {
    use ropey::{Rope, RopeBuilder};
    at_least_somewhere(Gap::Opaque, Rope::new);
    let rope = at_least_somewhere(Gap::Opaque, || Rope::from_str(&"a long text ".repeat(500)));
    assert_eq!(usage(&rope).heap, rope.len_bytes());
    let both = at_least_somewhere(Gap::Opaque, || {
        let rope = Rope::from_str(&"a long text ".repeat(500));
        let mut other = rope.clone();
        other.remove(..9);
        other.insert(3000, &"x".repeat(5000));
        [rope, other]
    });
    let [first, second] = &both;
    assert!(usage(&both).heap > usage(second).heap);
    assert!(usage(&both).heap < usage(first).heap + usage(second).heap);
    assert_eq!(usage(&[second.clone(), first.clone()]).heap, usage(&both).heap);
    at_least(Gap::Opaque, RopeBuilder::new);
    let slice = at_least(Gap::Reference, || rope.slice(2..9));
    exact(|| Some(slice));
}

#[test]
fn syntax_trees_and_media_types_are_opaque() {
    macro_rules! opaque_in_all {
        ($($rowan:ident),+) => { $(
            flat(&$rowan::TextSize::from(7));
            at_least(Gap::Opaque, || {
                let mut builder = $rowan::GreenNodeBuilder::new();
                builder.start_node($rowan::SyntaxKind(0));
                builder.token($rowan::SyntaxKind(1), "text");
                builder.finish_node();
                builder.finish()
            });
        )+ };
    }
    opaque_in_all!(rowan_0_15, rowan, rowan_0_17);
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
    drop(at_least(Gap::Opaque, || eyre::eyre!("some {}", "text")));
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
    exact(Bump::<8>::with_min_align);
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
fn what_lies_in_an_arena_counts_what_it_owns_besides() {
    use bumpalo::boxed::Box as ArenaBox;
    use bumpalo::collections::{String as ArenaString, Vec as ArenaVec};
    let bump = Bump::new();
    flat(&ArenaString::from_str_in("text", &bump));
    flat(&ArenaVec::from_iter_in(0..9, &bump));
    assert!(!ArenaVec::<String>::is_flat());
    for count in [0, 1, 9] {
        let texts: Vec<String> = (0..count).map(|n| n.to_string()).collect();
        let owned: usize = texts.iter().map(String::heap_size).sum();
        let texts = ArenaVec::from_iter_in(texts, &bump);
        assert_eq!((usage(&texts).heap, usage(&texts).is_exact()), (owned, true));
    }
    let text = ArenaBox::new_in(String::from("text"), &bump);
    assert_eq!((usage(&text).heap, usage(&text).is_exact()), (4, true));
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
