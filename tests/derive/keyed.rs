//! Maps of other crates whose impls ask more of a key than that it is measurable.

#![deny(private_bounds, private_interfaces)]

use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Arc, Mutex, RwLock};

use mem_size::{MemSize, Tracer};

use crate::exact;

/// As that of `hashbrown`, which can be asked for its block only with keys that can be hashed.
#[derive(Default)]
struct HashMap<K, V, S = RandomState>(std::collections::HashMap<K, V, S>);

impl<K: MemSize + Eq + Hash, V: MemSize, S: BuildHasher> MemSize for HashMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }
}

fn map<K: Eq + Hash, V>(key: K, value: V) -> HashMap<K, V> {
    HashMap([(key, value)].into())
}

#[test]
fn generic_types_hold_them_without_bounds_of_their_own() {
    #[derive(MemSize)]
    struct Index<N, K, S = RandomState> {
        by_name: HashMap<N, Vec<K>, S>,
        by_key: Arc<RwLock<HashMap<K, (N, String), S>>>,
        waiting: Mutex<Vec<Option<HashMap<N, [K; 2]>>>>,
        by_both: HashMap<(N, K), u8>,
    }
    exact(|| Index {
        by_name: map(String::from("a"), vec![1_u16]),
        by_key: Arc::new(RwLock::new(map(1, (String::from("b"), String::from("c"))))),
        waiting: Mutex::new(vec![None, Some(map(String::from("d"), [1, 2]))]),
        by_both: map((String::from("e"), 1), 7),
    });
}

#[test]
fn what_a_parameter_gives_may_be_a_key() {
    trait Names {
        type Name;
    }
    struct Texts;
    impl Names for Texts {
        type Name = String;
    }
    #[derive(MemSize)]
    struct Table<T: Names> {
        rows: HashMap<T::Name, u8>,
    }
    exact(|| Table::<Texts> { rows: map(String::from("a"), 1) });
}

#[test]
fn a_map_that_leads_back_has_no_bound_of_its_own() {
    #[derive(MemSize)]
    struct Folder<T> {
        files: std::collections::HashMap<T, Vec<T>>,
        folders: std::collections::HashMap<T, Folder<T>>,
    }
    let folder = || Folder {
        files: [(String::from("a"), vec![String::from("b")])].into(),
        folders: [].into(),
    };
    exact(|| Folder { folders: [(String::from("c"), folder())].into(), ..folder() });
}
