//! `clru` 0.6: its trait for weights.

use clru::WeightScale;

use crate::cache::{Charge, Weigher};

/// The cache keeps the sum of the number of entries and their weights below its capacity.
impl<K, V, C: Charge<K, V>> WeightScale<K, V> for Weigher<C> {
    fn weight(&self, key: &K, value: &V) -> usize {
        self.weigh_usize(key, value)
    }
}
