//! Values that remember their weight.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use mem_size::MemSize;
use mem_size::cache::{Exclusive, Weighed, Weigher};

#[test]
fn weight_is_the_deep_size_and_follows_changes() {
    let mut value = Weighed::new(vec![1_u8, 2, 3]);
    assert_eq!(value.weight(), value.deep_size());
    assert_eq!(value.update(Vec::pop), Some(3));
    value.update(|bytes| bytes.extend([0; 1000]));
    assert_eq!(value.weight(), value.deep_size());
    value.update(Vec::shrink_to_fit);
    assert_eq!(value.weight(), value.deep_size());
    assert_eq!(value.into_inner().len(), 1002);
}

#[test]
fn change_that_panics_is_weighed() {
    let mut value = Weighed::new(Vec::new());
    let change = |bytes: &mut Vec<u8>| {
        bytes.extend([0; 100]);
        std::panic::resume_unwind(Box::new(()));
    };
    assert!(catch_unwind(AssertUnwindSafe(|| value.update(change))).is_err());
    assert!(value.weight() >= size_of_val(&value) + 100);
    assert_eq!(value.weight(), value.deep_size());
}

#[test]
fn clone_keeps_the_weight_until_it_is_weighed_again() {
    let mut bytes = Vec::with_capacity(1000);
    bytes.push(7_u8);
    let value = Weighed::new(bytes);
    let mut clone = value.clone();
    assert_eq!(clone.weight(), value.weight());
    assert_eq!(clone.reweigh(), clone.deep_size());
    assert!(clone.weight() < value.weight());
    assert_eq!(clone, value);
    assert_eq!(HashSet::from([value, clone]).len(), 1);
}

#[test]
fn entry_weighs_what_its_value_remembers() {
    let text: Arc<str> = Arc::from("a text");
    let value = Weighed::<_, Exclusive>::from(Arc::clone(&text));
    assert_eq!(value.weight(), size_of_val(&value));
    let weigher = Weigher::remembered().entry_overhead(5);
    assert_eq!(weigher.weigh_usize(&8_u64, &value), 8 + value.weight() + 5);
    drop(text);
    assert_eq!(weigher.weigh_usize(&8_u64, &value), 8 + size_of_val(&value) + 5);
}

#[cfg(feature = "serde")]
#[test]
fn value_is_written_alone_and_weighed_when_it_is_read() {
    let value = Weighed::new(vec![String::from("a"), String::from("b")]);
    let json = serde_json::to_string(&value).unwrap_or_default();
    assert_eq!(json, r#"["a","b"]"#);
    let read: Weighed<Vec<String>> = serde_json::from_str(&json).unwrap_or_default();
    assert_eq!(read.weight(), read.deep_size());
    assert_eq!(read, value);
}

#[cfg(feature = "quick_cache-0_7")]
#[test]
fn weigher_is_handed_to_quick_cache() {
    let weigher = Weigher::remembered();
    let cache = quick_cache::sync::Cache::with_weighter(10, 1 << 20, weigher);
    let value = Weighed::new(vec![0_u8; 100]);
    let weight = value.weight();
    cache.insert(7_u32, value);
    assert_eq!(cache.weight(), 4 + weight as u64);
}

#[cfg(feature = "clru-0_6")]
#[test]
fn weigher_is_handed_to_clru() {
    use clru::{CLruCache, CLruCacheConfig};
    let capacity = std::num::NonZeroUsize::MIN.saturating_add(1000);
    let config = CLruCacheConfig::new(capacity).with_scale(Weigher::deep());
    let mut cache = CLruCache::with_config(config);
    assert!(cache.put_with_weight(7_u32, vec![0_u8; 500]).is_ok());
    assert_eq!(cache.weight(), 4 + size_of::<Vec<u8>>() + 500);
    assert!(cache.put_with_weight(8_u32, vec![0_u8; 2000]).is_err());
}

#[cfg(feature = "lru-mem-0_3")]
#[test]
fn weighed_value_is_handed_to_lru_mem() {
    let value = Weighed::new(vec![0_u8; 500]);
    assert_eq!(lru_mem::MemSize::mem_size(&value), value.weight());
    let mut cache = lru_mem::LruCache::new(10_000);
    assert!(cache.insert(String::from("key"), value).is_ok());
    let size = cache.current_size();
    let grown = cache.mutate("key", |value| value.update(|bytes| bytes.extend([0; 500])));
    assert!(grown.is_ok());
    assert!(cache.current_size() >= size + 500);
}
