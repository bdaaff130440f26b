//! Caches and linked maps.

use std::num::NonZeroUsize;

use mem_size::cache::Weigher;
use mem_size::{Gap, MemSize};

use crate::{at_least_somewhere, audited};

macro_rules! lru {
    ($($lru:ident),+) => { $( {
        use $lru::LruCache;
        at_least_somewhere(Gap::Capacity, LruCache::<String, u8>::unbounded);
        for length in [1, 8, 100] {
            let cache = at_least_somewhere(Gap::Capacity, || {
                let mut cache = LruCache::unbounded();
                (0..length).for_each(|n: u64| assert_eq!(cache.put(n, n.to_string()), None));
                cache
            });
            let node = size_of::<(u64, String, [usize; 2])>();
            let texts: usize = cache.iter().map(|(_, text)| text.capacity()).sum();
            assert!(cache.heap_size() >= texts + (cache.len() + 2) * node);
            assert_eq!(cache.mem_usage().gaps.total(), 1);
        }
        at_least_somewhere(Gap::Capacity, || {
            let mut cache = LruCache::new(NonZeroUsize::MIN.saturating_add(9));
            (0..100_u8).for_each(|n| drop(cache.push(n, Box::new(n))));
            cache
        });
    } )+ };
}

#[test]
fn caches_are_a_lower_bound() {
    lru!(lru_0_12, lru_0_16, lru_0_19);
}

macro_rules! slab_cache {
    ($($quick_cache:ident),+) => { $( {
        use $quick_cache::unsync::Cache;
        at_least_somewhere(Gap::Capacity, || Cache::<String, u8>::new(50));
        for length in [1, 8, 100] {
            let cache = at_least_somewhere(Gap::Capacity, || {
                let mut cache = Cache::new(200);
                (0..length).for_each(|n: u64| cache.insert(n, n.to_string()));
                cache
            });
            let texts: usize = cache.iter().map(|(_, text)| text.capacity()).sum();
            assert!(cache.heap_size() >= texts + cache.len() * size_of::<(u64, String)>());
            assert_eq!(cache.mem_usage().gaps.total(), 1);
        }
        at_least_somewhere(Gap::Capacity, || {
            let mut cache = Cache::new(10);
            (0..100_u8).for_each(|n| cache.insert(n, Box::new(n)));
            cache
        });
        at_least_somewhere(Gap::Capacity, || {
            let mut cache = Cache::new(10);
            (0..100_u8).for_each(|n| cache.insert(n, ()));
            cache
        });
    } )+ };
}

#[test]
fn caches_in_a_slab_are_a_lower_bound() {
    slab_cache!(quick_cache_0_6, quick_cache_0_7);
}

#[test]
fn evicting_the_only_view_of_a_buffer_frees_it() {
    let weigh = |view: &bytes::Bytes| Weigher::exclusive().weigh_usize(&(), view);
    let view = bytes::Bytes::from(vec![7; 1000]);
    assert_eq!(weigh(&view), size_of_val(&view) + 1000);
    let other = view.clone();
    assert_eq!(weigh(&view), size_of_val(&view));
    drop(other);
}

macro_rules! linked {
    ($($crate_name:ident),+) => { $( {
        use $crate_name::LinkedHashMap;
        at_least_somewhere(Gap::Capacity, LinkedHashMap::<String, u8>::new);
        for length in [1, 8, 100] {
            // All is found but what nothing tells of.
            let (map, audit) = audited(|| {
                let mut map = LinkedHashMap::new();
                (0..length).for_each(|n: u64| assert_eq!(map.insert(n, n.to_string()), None));
                map
            });
            assert!(audit.is_exact(), "{audit}");
            assert_eq!(map.mem_usage().gaps.total(), 1);
            at_least_somewhere(Gap::Capacity, || {
                let mut map: LinkedHashMap<u64, String> = map.clone();
                (0..length).step_by(2).for_each(|n| drop(map.remove(&n)));
                map
            });
        }
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, MemSize)]
        #[repr(align(64))]
        struct Aligned(u8);
        let (_, audit) = audited(|| {
            let mut map = LinkedHashMap::new();
            (0..9).for_each(|n| assert_eq!(map.insert(n, Aligned(n)), None));
            map
        });
        assert!(audit.is_exact(), "{audit}");
    } )+ };
}

#[test]
fn linked_sets_and_caches_of_linked_nodes_are_a_lower_bound() {
    use hashlink::{LinkedHashSet, LruCache};
    at_least_somewhere(Gap::Capacity, LinkedHashSet::<String>::new);
    let (set, audit) = audited(|| (0..100).map(|n| n.to_string()).collect::<LinkedHashSet<_>>());
    assert!(audit.is_exact(), "{audit}");
    at_least_somewhere(Gap::Capacity, || {
        let mut set: LinkedHashSet<String> = set.clone();
        (0..100).step_by(3).for_each(|n| assert!(set.remove(&n.to_string())));
        set
    });
    at_least_somewhere(Gap::Capacity, || LruCache::<String, u8>::new(1000));
    let cache = at_least_somewhere(Gap::Capacity, || {
        let mut cache = LruCache::new(50);
        (0..100).for_each(|n| assert_eq!(cache.insert(n, n.to_string()), None));
        cache
    });
    let texts: usize = cache.iter().map(|(_, text)| text.capacity()).sum();
    let node = size_of::<(u64, String, [usize; 2])>();
    assert!(cache.heap_size() > texts + 51 * node);
}

#[test]
fn linked_maps_are_found_whole_while_they_grow() {
    linked!(hashlink_0_9, hashlink, hashlink_0_11, hashlink_0_12, linked_hash_map);
}
