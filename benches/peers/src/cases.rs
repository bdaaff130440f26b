//! The values of the tables: how each is built, and what is held while it is measured.

use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crate::counting::counted;
use crate::ways::{Blocks, NoImpl as _, Peer, Probe, Way};
use crate::{data, foreign};

/// One value, and so one row.
pub struct Case {
    pub name: &'static str,
    /// Whose derive does not compile on the type, so that `by_hand.rs` has an impl.
    pub by_hand: &'static [Peer],
    /// Builds the value and hands it over.
    pub run: fn(&mut Tell<'_>),
}

/// Who takes the value.
pub type Tell<'t> = dyn FnMut(Built<'_>) + 't;

/// A value, ready to be measured.
pub struct Built<'a> {
    /// The bytes that the allocator handed out for it.
    pub truth: isize,
    /// In the order of [`Peer::ALL`].
    pub ways: Vec<Option<Way<'a>>>,
}

/// Whose derive does not compile on types that own themselves.
const RECURSIVE: &[Peer] = &[Peer::MemDbg, Peer::Datasize];
/// Whose derive does not compile on types that share themselves.
const RECURSIVE_SHARED: &[Peer] = &[Peer::MemDbg];

/// The values are never dropped, for that would overflow the stack on some of them.
macro_rules! cases {
    ($(
        $blocks:ident $name:literal:
        $build:expr $(, holding $hold:expr)? $(, by hand $by_hand:expr)?;
    )+) => {
        &[$(Case {
            name: $name,
            by_hand: {
                let by_hand: &[Peer] = &[];
                $(let _ = by_hand; let by_hand = $by_hand;)?
                by_hand
            },
            run: |tell| {
                let (value, live) = counted(|| $build);
                let value = std::mem::ManuallyDrop::new(value);
                $(let _held = $hold(&*value);)?
                let probe = Probe(&*value, Blocks::$blocks);
                let ways = vec![
                    probe.mem_size(),
                    probe.mem_dbg(),
                    probe.get_size2(),
                    probe.deepsize(),
                    probe.allocative(),
                    probe.datasize(),
                ];
                tell(Built { truth: live.bytes, ways });
            },
        }),+]
    };
}

pub const ACCURACY: &[Case] = cases! {
    Owned "`String` with spare room": data::roomy_string();
    Owned "`Vec<Pod>` with spare room": data::roomy_pods();
    Owned "`Vec<String>`, spare room in all": data::roomy_strings();
    Owned "`VecDeque<u64>` with spare room": data::roomy_deque();
    Owned "`BinaryHeap<u64>` with spare room": data::roomy_heap();
    Owned "`OnceLock<String>`": OnceLock::from(data::roomy_string());
    Owned "`Vec<String>`, 2 million": data::strings(2_000_000);
    Mapped "`HashMap<u64, Pod>`, a million inserted": data::pod_map(1_000_000);
    Mapped "`HashMap<u64, Pod>`, 9 of 10 thousand removed": data::thinned_map();
    Mapped "`HashMap<String, Vec<u32>>`, 500,000": data::vec_map(500_000);
    Mapped "`HashSet` of bytes aligned to 64": data::line_set();
    Mapped "`BTreeMap<u64, u64>`, 2 million in random order": data::tree(2_000_000);
    Mapped "`BTreeMap<u64, u64>`, 10 thousand ascending": data::ascending_tree();
    Mapped "`BTreeMap<u64, u64>`, 9 of 10 thousand removed": data::thinned_tree();
    Mapped "`BTreeMap<String, Vec<u32>>`, 2 of 3 removed": data::thinned_string_tree();
    Owned "`LinkedList<u64>`, 1,000": data::linked_list(1_000);
    Mapped "recursive enum (JSON), 1,000 maps": data::json(), by hand RECURSIVE;
    Owned "binary tree of a million boxes": data::nodes(1_000_000), by hand RECURSIVE;
    Owned "list of a million boxes": data::list(1_000_000), by hand RECURSIVE;
    Owned "`Box` of a byte aligned to 64": Box::new(data::Line(7));
    Owned "`Box<dyn Trait>`": data::shape();
    Shared "`Arc` of a byte aligned to 64": Arc::new(data::Line(7));
    Shared "`Arc<u64>`: its two counters": Arc::new(7_u64);
    Shared "`Rc<str>`": Rc::<str>::from("three");
    Shared "one `Arc<str>`, two handles": data::shared_text();
    Shared "one `Arc`, two handles": data::shared_twice();
    Shared "a million handles on 100,000 `Arc`s": data::shared(1_000_000);
    Shared "diamond of `Arc`s, 40 levels": data::diamond(40), by hand RECURSIVE_SHARED;
    Shared "cycle of two `Rc<RefCell<_>>`": data::cycle(), by hand RECURSIVE_SHARED;
    Owned "`Mutex<Vec<u64>>`, held by the caller": data::lock(), holding std::sync::Mutex::lock;
    Owned "`RefCell<Vec<u64>>`, mutably borrowed": data::cell(),
        holding std::cell::RefCell::borrow_mut;
};

pub const TIME: &[Case] = cases! {
    Owned "a `String`": String::from("Ada");
    Owned "a struct of 5 fields, 3 of them owning": data::user();
    Owned "`Vec<Pod>`, a million": data::pods(1_000_000);
    Mapped "`HashMap<u64, Pod>`, a million": data::pod_map(1_000_000);
    Owned "`Vec<String>`, 2 million": data::strings(2_000_000);
    Mapped "`HashMap<String, Vec<u32>>`, 500,000": data::vec_map(500_000);
    Mapped "`BTreeMap<u64, u64>`, 2 million": data::tree(2_000_000);
    Mapped "recursive enum (JSON), 1,000 maps": data::json(), by hand RECURSIVE;
    Owned "binary tree of a million boxes": data::nodes(1_000_000), by hand RECURSIVE;
    Owned "list of a million boxes": data::list(1_000_000), by hand RECURSIVE;
    Shared "a million unique `Arc`s": data::unique(1_000_000);
    Shared "a million handles on 100,000 `Arc`s": data::shared(1_000_000);
    Shared "diamond of `Arc`s, 40 levels": data::diamond(40), by hand RECURSIVE_SHARED;
    Shared "cyclic graph of 300,000 `Rc<RefCell<_>>`": data::graph(300_000),
        by hand RECURSIVE_SHARED;
};

/// Of types of other crates; both how exact and how long.
pub const FOREIGN: &[Case] = cases! {
    Mapped "`serde_json::Value`, 1,000 records": foreign::json_document();
    Mapped "`toml::Table` (1), 1,000 tables": foreign::toml_document();
    Mapped "`IndexMap<String, u64>` (2), 100,000 inserted": foreign::index_map(100_000);
    Mapped "`IndexMap<String, u64>` (2), 9 of 10 removed": foreign::thinned_index_map();
    Mapped "`IndexMap<String, u64>` (1), 100,000 inserted": foreign::index_map_1(100_000);
    Mapped "`OrderMap<String, u64>` (1), 100,000 inserted": foreign::order_map(100_000);
    Mapped "`DashMap<u64, String>` (6), 100,000": foreign::dash_map(100_000);
    Mapped "`HashMap<u64, Pod>` (hashbrown 0.17), 100,000": foreign::hash_map_0_17(100_000);
    Mapped "`HashMap<u64, Pod>` (0.17), 9 of 10 removed": foreign::thinned_hash_map_0_17();
    Mapped "`HashMap<u64, Pod>` (hashbrown 0.16), 100,000": foreign::hash_map_0_16(100_000);
    Mapped "`HashTable<String>` (hashbrown 0.16), 100,000": foreign::hash_table_0_16(100_000);
    Owned "`Vec<SmallVec<[u32; 8]>>`, 100,000": foreign::small_vectors(100_000);
    Owned "`Vec<SmallVec<[String; 2]>>`, 100,000": foreign::small_vectors_of_texts(100_000);
    Owned "`Vec<ThinVec<u64>>`, 100,000": foreign::thin_vectors(100_000);
    Owned "`Slab<String>`, 100,000": foreign::slab(100_000);
    Shared "`Vec<Bytes>`, 1,000 buffers": foreign::buffers(1_000);
    Shared "`Vec<Bytes>`, 1,000 views and their buffer": foreign::views(1_000);
    Shared "100,000 `ArcStr`s on 10,000 texts": foreign::arc_texts(100_000);
    Shared "100,000 `triomphe::Arc`s on 10,000 blocks": foreign::triomphe_arcs(100_000);
    Owned "`Vec<CompactString>` (0.10), 100,000": foreign::compact_texts_0_10(100_000);
    Owned "`Vec<CompactString>` (0.9), 100,000": foreign::compact_texts_0_9(100_000);
    Owned "`Vec<DateTime<Utc>>`, 100,000": foreign::moments(100_000);
    Owned "`Vec<Url>`, 1,000": foreign::urls(1_000);
    Owned "`BigUint` (num-bigint 0.4)": foreign::big_number();
    Owned "`RoaringBitmap`, 100,000 numbers": foreign::bitmap(100_000);
    Owned "`Bump` (bumpalo), 10,000 texts": foreign::arena(10_000);
    Owned "`parking_lot::Mutex<Vec<u64>>`": foreign::lock();
    Owned "`parking_lot::Mutex<Vec<u64>>`, held by the caller": foreign::lock(),
        holding parking_lot::Mutex::lock;
};
