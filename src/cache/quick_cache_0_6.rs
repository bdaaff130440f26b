//! `quick_cache` 0.6: its trait for weights.

use quick_cache_0_6::Weighter;

use crate::cache::{Charge, Weigher};

/// It is asked also while the cache looks for what to evict: see
/// [`Weigher::remembered`](crate::cache::Weigher::remembered).
impl<K, V, C: Charge<K, V>> Weighter<K, V> for Weigher<C> {
    fn weight(&self, key: &K, value: &V) -> u64 {
        self.weigh_u64(key, value)
    }
}
