//! The caches, each bounded so that it holds about so many entries of one size.

use std::hash::Hash;
use std::num::NonZeroUsize;

/// A cache of whichever crate.
pub(crate) trait Cache<K, V> {
    /// Whether it keeps the keys, or their hashes alone.
    const KEEPS_KEYS: bool = true;

    /// With room for so many entries of so many bytes each.
    fn bounded(entries: usize, bytes: usize) -> Self;

    fn insert(&mut self, key: K, value: V);

    /// Does what was put off; gives the number of entries.
    fn settle(&mut self) -> usize;
}

pub(crate) trait Key: Clone + Eq + Hash + Send + Sync + 'static {}
impl<T: Clone + Eq + Hash + Send + Sync + 'static> Key for T {}

pub(crate) trait Value: Clone + Send + Sync + 'static {}
impl<T: Clone + Send + Sync + 'static> Value for T {}

pub(crate) type Moka<K, V> = moka::sync::Cache<K, V>;

impl<K: Key, V: Value> Cache<K, V> for Moka<K, V> {
    fn bounded(entries: usize, bytes: usize) -> Self {
        let weigh = move |_: &K, _: &V| bytes as u32;
        Self::builder().weigher(weigh).max_capacity((entries * bytes) as u64).build()
    }

    fn insert(&mut self, key: K, value: V) {
        Moka::insert(self, key, value);
    }

    fn settle(&mut self) -> usize {
        (0..10).for_each(|_| self.run_pending_tasks());
        self.entry_count() as usize
    }
}

pub(crate) type MiniMoka<K, V> = mini_moka::sync::Cache<K, V>;

impl<K: Key, V: Value> Cache<K, V> for MiniMoka<K, V> {
    fn bounded(entries: usize, bytes: usize) -> Self {
        let weigh = move |_: &K, _: &V| bytes as u32;
        Self::builder().weigher(weigh).max_capacity((entries * bytes) as u64).build()
    }

    fn insert(&mut self, key: K, value: V) {
        MiniMoka::insert(self, key, value);
    }

    fn settle(&mut self) -> usize {
        (0..10).for_each(|_| mini_moka::sync::ConcurrentCacheExt::sync(self));
        self.entry_count() as usize
    }
}

#[derive(Clone)]
pub(crate) struct Fixed(u64);

pub(crate) type Quick<K, V> = quick_cache::sync::Cache<K, V, Fixed>;

impl<K, V> quick_cache::Weighter<K, V> for Fixed {
    fn weight(&self, _: &K, _: &V) -> u64 {
        self.0
    }
}

impl<K: Key, V: Value> Cache<K, V> for Quick<K, V> {
    fn bounded(entries: usize, bytes: usize) -> Self {
        Self::with_weighter(entries, (entries * bytes) as u64, Fixed(bytes as u64))
    }

    fn insert(&mut self, key: K, value: V) {
        Quick::insert(self, key, value);
    }

    fn settle(&mut self) -> usize {
        self.len()
    }
}

pub(crate) type Quick06<K, V> = quick_cache_0_6::sync::Cache<K, V, Fixed>;

impl<K, V> quick_cache_0_6::Weighter<K, V> for Fixed {
    fn weight(&self, _: &K, _: &V) -> u64 {
        self.0
    }
}

impl<K: Key, V: Value> Cache<K, V> for Quick06<K, V> {
    fn bounded(entries: usize, bytes: usize) -> Self {
        Self::with_weighter(entries, (entries * bytes) as u64, Fixed(bytes as u64))
    }

    fn insert(&mut self, key: K, value: V) {
        Quick06::insert(self, key, value);
    }

    fn settle(&mut self) -> usize {
        self.len()
    }
}

pub(crate) type Lru<K, V> = lru::LruCache<K, V>;

/// Bounded by hand, so that the table grows as the entries come.
impl<K: Key, V: Value> Cache<K, V> for Lru<K, V> {
    fn bounded(entries: usize, _: usize) -> Self {
        Self::new(NonZeroUsize::MIN.saturating_add(entries - 1))
    }

    fn insert(&mut self, key: K, value: V) {
        self.put(key, value);
    }

    fn settle(&mut self) -> usize {
        self.len()
    }
}

pub(crate) type Clru<K, V> = clru::CLruCache<K, V>;

impl<K: Key, V: Value> Cache<K, V> for Clru<K, V> {
    fn bounded(entries: usize, _: usize) -> Self {
        Self::new(NonZeroUsize::MIN.saturating_add(entries - 1))
    }

    fn insert(&mut self, key: K, value: V) {
        self.put(key, value);
    }

    fn settle(&mut self) -> usize {
        self.len()
    }
}

pub(crate) type Foyer<K, V> = foyer_memory::Cache<K, V>;

impl<K: Key, V: Value> Cache<K, V> for Foyer<K, V> {
    fn bounded(entries: usize, bytes: usize) -> Self {
        let weigh = move |_: &K, _: &V| bytes;
        foyer_memory::CacheBuilder::new(entries * bytes).with_weighter(weigh).build()
    }

    fn insert(&mut self, key: K, value: V) {
        Foyer::insert(self, key, value);
    }

    fn settle(&mut self) -> usize {
        self.entries()
    }
}

pub(crate) type Stretto<K, V> = stretto::Cache<K, V>;

/// With ten counters for an entry, as its documentation recommends, and hardly any buffers: these
/// take the same in small caches and in large ones.
impl<K: Key, V: Value> Cache<K, V> for Stretto<K, V> {
    const KEEPS_KEYS: bool = false;

    fn bounded(entries: usize, _: usize) -> Self {
        let built = stretto::CacheBuilder::new(10 * entries, entries as i64)
            .set_insert_stripe_high_water(1)
            .set_buffer_items(1)
            .finalize();
        built.unwrap_or_else(|error| unreachable!("{error}"))
    }

    fn insert(&mut self, key: K, value: V) {
        Stretto::insert(self, key, value, 1);
        // What it evicts, it evicts later: until then the tables grow.
        assert!(self.wait().is_ok());
    }

    fn settle(&mut self) -> usize {
        self.len()
    }
}
