//! Hash tables that tell their size, alone, in shards and in caches.

use proptest::prelude::*;

use super::{Aligned, Element, Steps, config, honest, steps};
use crate::exact;

fn hash(number: u8) -> u64 {
    u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The bare table of one version of hashbrown. With a number beside each element, to find it.
macro_rules! bare {
    ($name:ident: $hashbrown:ident) => {
        fn $name<T: Element>(steps: &Steps) -> $hashbrown::HashTable<(u8, T)> {
            let mut table = $hashbrown::HashTable::new();
            for &(step, number) in steps {
                match step % 16 {
                    0..9 => {
                        table.insert_unique(hash(number), (number, T::of(step)), |entry| {
                            hash(entry.0)
                        });
                    }
                    9..12 => {
                        if let Ok(entry) = table.find_entry(hash(number), |entry| entry.0 == number)
                        {
                            drop(entry.remove());
                        }
                    }
                    12 => table.retain(|entry| entry.0 % 3 != number % 3),
                    13 => table.reserve(number.into(), |entry| hash(entry.0)),
                    14 if number < 60 => table.clear(),
                    15 if number < 60 => table.shrink_to_fit(|entry| hash(entry.0)),
                    _ => table = table.clone(),
                }
            }
            table
        }
    };
}
bare!(bare_14: hashbrown_0_14);
bare!(bare_15: hashbrown_0_15);
bare!(bare_16: hashbrown_0_16);
bare!(bare_17: hashbrown_0_17);

trait Key: Element + Eq + std::hash::Hash {}
impl<T: Element + Eq + std::hash::Hash> Key for T {}

macro_rules! sets {
    ($name:ident: $hashbrown:ident) => {
        fn $name<K: Key>(steps: &Steps) -> $hashbrown::HashSet<K, std::hash::RandomState> {
            let mut set = $hashbrown::HashSet::default();
            for &(step, number) in steps {
                match step % 16 {
                    0..9 => drop(set.insert(K::of(number))),
                    9..12 => drop(set.take(&K::of(number))),
                    12 => set.retain(|_| number % 3 > 0),
                    13 => set.reserve(number.into()),
                    14 if number < 60 => drop(set.drain().next()),
                    15 if number < 60 => set.shrink_to(number.into()),
                    _ => set = set.clone(),
                }
            }
            set
        }
    };
}
sets!(set_14: hashbrown_0_14);
sets!(set_15: hashbrown_0_15);
sets!(set_16: hashbrown_0_16);
sets!(set_17: hashbrown_0_17);

macro_rules! in_shards {
    ($name:ident: $dashmap:ident) => {
        fn $name<K: Key, V: Element>(steps: &Steps) -> $dashmap::DashMap<K, V> {
            let mut map = $dashmap::DashMap::with_shard_amount(2 << (steps.len() % 4));
            for &(step, number) in steps {
                match step % 16 {
                    0..9 => drop(map.insert(K::of(number), V::of(step))),
                    9..12 => drop(map.remove(&K::of(number))),
                    12 => map.retain(|_, _| number % 3 > 0),
                    13 => *map.entry(K::of(number)).or_insert(V::of(7)) = V::of(step),
                    14 if number < 60 => map.clear(),
                    15 if number < 60 => map.shrink_to_fit(),
                    _ => map = map.clone(),
                }
            }
            map
        }
    };
}
in_shards!(dash_5: dashmap_5);
in_shards!(dash_6: dashmap_6);

macro_rules! caches {
    ($name:ident: $quick_cache:ident) => {
        fn $name<K: Key, V: Element>(steps: &Steps) -> $quick_cache::unsync::Cache<K, V> {
            let mut cache = $quick_cache::unsync::Cache::new(1 + steps.len());
            for &(step, number) in steps {
                match step % 16 {
                    0..10 => cache.insert(K::of(number), V::of(step)),
                    10..13 => drop(cache.remove(&K::of(number))),
                    13 => cache.retain(|_, _| number % 3 > 0),
                    14 if number < 60 => cache.clear(),
                    _ => cache.reserve(number.into()),
                }
            }
            cache
        }
    };
}
caches!(cache_6: quick_cache_0_6);
caches!(cache_7: quick_cache_0_7);

macro_rules! yaml {
    ($steps:expr, $yaml:ident) => {{
        use $yaml::{Mapping, Value};
        let mut map = Mapping::new();
        for &(step, number) in $steps {
            let key = match number % 3 {
                0 => Value::from(number),
                1 => Value::from(String::of(number)),
                _ => Value::Null,
            };
            match step % 16 {
                0..7 => drop(map.insert(key, Value::from(String::of(step)))),
                7 if map.len() < 30 => drop(map.insert(key, Value::Mapping(map.clone()))),
                8..11 => drop(map.remove(&key)),
                11 => drop(map.shift_remove(&key)),
                12 => drop(map.insert(key, Value::Sequence(vec![Value::Null; number.into()]))),
                13 => map.retain(|_, _| number % 3 > 0),
                14 if number < 60 => map.clear(),
                15 if number < 60 => map.reserve(number.into()),
                _ => map = Mapping::with_capacity((number % 50).into()),
            }
        }
        Value::Mapping(map)
    }};
}

macro_rules! edited {
    ($steps:expr, $toml_edit:ident) => {{
        use $toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};
        let text = "# all\n[a.b]\nc = 7 # seven\n'd' = [1,\n 2, # two\n]\n";
        let text = text.to_owned() + "[[e]]\nf.g = 1979-05-27\n[[e]]\nf = {x = 1}\n";
        let mut document: DocumentMut = text.parse().expect("a document");
        for &(step, number) in $steps {
            let key = String::of(number % 40) + "k";
            match step % 16 {
                0..4 => document[&key] = value(String::of(step)),
                4 => document[&key] = value(Array::from_iter(0..i64::from(number))),
                5 => document[&key] = Item::Table(Table::new()),
                6..9 => drop(document.remove(&key)),
                9 => document[&key] = value(InlineTable::new()),
                10 => {
                    let item = document.get_mut(&key);
                    if let Some(table) = item.and_then(|item| item.as_table_like_mut()) {
                        table.insert("x", value(f64::from(number)));
                    }
                }
                11 => document.sort_values(),
                12 if number < 60 => document.clear(),
                13 => document = document.to_string().parse().expect("a document"),
                14 => document["a"]["b"]["z"] = value(true),
                _ => document = document.clone(),
            }
        }
        document
    }};
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn tables_after_any_history_are_exact(steps in steps()) {
        macro_rules! with_elements {
            ($check:ident: $($build:ident),+) => { $(
                $check(|| $build::<String>(&steps));
                $check(|| $build::<()>(&steps));
                $check(|| $build::<[u8; 3]>(&steps));
                $check(|| $build::<Aligned>(&steps));
            )+ };
        }
        with_elements!(honest: bare_14);
        with_elements!(exact: bare_15, bare_16, bare_17);
        with_elements!(exact: set_14, set_15, set_16, set_17);
    }

    #[test]
    fn shards_after_any_history_are_exact(steps in steps()) {
        macro_rules! with_entries {
            ($check:ident: $($build:ident),+) => { $(
                $check(|| $build::<String, u64>(&steps));
                $check(|| $build::<(), ()>(&steps));
                $check(|| $build::<[u8; 3], Aligned>(&steps));
                $check(|| $build::<Aligned, Option<Box<u16>>>(&steps));
            )+ };
        }
        with_entries!(exact: dash_5, dash_6);
        exact(|| dash_5::<String, String>(&steps).into_read_only());
        exact(|| dash_6::<String, String>(&steps).into_read_only());
        with_entries!(honest: cache_6, cache_7);
    }

    #[test]
    fn documents_that_hide_their_tables_are_a_lower_bound(steps in steps()) {
        honest(|| yaml!(&steps, serde_yaml));
        honest(|| yaml!(&steps, serde_yaml_ng));
        honest(|| yaml!(&steps, serde_norway));
        honest(|| edited!(&steps, toml_edit_0_22));
        honest(|| edited!(&steps, toml_edit_0_25));
    }
}
