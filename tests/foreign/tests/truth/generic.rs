//! Types that derive, and are generic over the key of a map whose keys must be hashed to be
//! measured.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};
use std::sync::Arc;

use mem_size::{Gap, MemSize};

use crate::{at_least_somewhere, exact};

type Fixed = BuildHasherDefault<DefaultHasher>;

#[test]
fn generic_types_hold_maps_without_bounds_of_their_own() {
    #[derive(MemSize)]
    struct Maps<K, V, S> {
        table: Vec<hashbrown_0_16::HashMap<K, V, S>>,
        set: Arc<hashbrown_0_15::HashSet<K, S>>,
        shards: Arc<dashmap_6::DashMap<K, Vec<V>, S>>,
        many: Option<multimap::MultiMap<K, V, S>>,
    }

    /// Maps that do not tell how many entries there is room for.
    #[derive(MemSize)]
    struct Recent<K, V, S> {
        by_use: lru_0_16::LruCache<K, V, S>,
        in_order: Vec<linked_hash_map::LinkedHashMap<K, V, S>>,
    }

    fn maps<K: Clone + Eq + Hash, V: Clone, S: BuildHasher + Clone + Default>(
        keys: &[K],
        value: &V,
    ) -> Maps<K, V, S> {
        let pairs = || keys.iter().map(|key| (key.clone(), value.clone()));
        let mut many = multimap::MultiMap::with_hasher(S::default());
        pairs().for_each(|(key, value)| many.insert(key, value));
        Maps {
            table: vec![pairs().collect()],
            set: Arc::new(keys.iter().cloned().collect()),
            shards: Arc::new(pairs().map(|(key, value)| (key, vec![value])).collect()),
            many: Some(many),
        }
    }

    let keys = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map(String::from);
    exact(|| maps::<String, Vec<u8>, Fixed>(&keys, &vec![7; 20]));
    at_least_somewhere(Gap::Capacity, || {
        let mut by_use = lru_0_16::LruCache::unbounded_with_hasher(Fixed::new());
        by_use.put(String::from("a"), 1_u8);
        let mut in_order = linked_hash_map::LinkedHashMap::with_hasher(Fixed::new());
        in_order.insert(String::from("b"), 2);
        Some(Recent { by_use, in_order: vec![in_order] })
    });
}
