//! Values of other crates' types, and the section of `RESULTS.md` about them.

use std::io;

use arcstr::ArcStr;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use dashmap::DashMap;
use indexmap::IndexMap;
use ordermap::OrderMap;
use roaring::RoaringBitmap;
use slab::Slab;
use smallvec::SmallVec;
use thin_vec::ThinVec;
use url::Url;

use crate::cases::FOREIGN;
use crate::data::{Pod, scramble};
use crate::{accuracy_table, time_table};

/// The argument that asks for this section alone.
pub const FLAG: &str = "--foreign";

/// The section of `RESULTS.md`.
pub fn section() -> io::Result<String> {
    Ok(format!(
        "## Types of other crates

Each crate has the features on that bring impls for these types. Where it says `no impl`, it has
none, or one for another version of the type: deepsize for indexmap 1 and hashbrown 0.9, allocative
for compact_str 0.9 and for the `HashTable` of hashbrown 0.16. `≥ … + gap`: the type hides what room
it keeps, or is locked; where another crate is exact there, it is by luck.

{}
{}",
        accuracy_table(FOREIGN)?,
        time_table(FOREIGN)?,
    ))
}

/// What a server may send: 1,000 records of four fields.
fn json_text() -> String {
    let record = |nth: usize| {
        let (name, lat) = (text(nth), nth % 90);
        let tags = vec!["\"rust\""; scramble(nth) % 5].join(",");
        let place = format!(r#"{{"lat": {lat}.5, "lon": -7}}"#);
        format!(r#"{{"id": {nth}, "name": "{name}", "tags": [{tags}], "place": {place}}}"#)
    };
    format!("[{}]", (0..1_000).map(record).collect::<Vec<_>>().join(","))
}

pub fn json_document() -> serde_json::Value {
    serde_json::from_str(&json_text()).unwrap_or_default()
}

/// 1,000 tables of three keys.
pub fn toml_document() -> toml::Table {
    let table = |nth: usize| {
        format!("[package-{nth}]\nname = \"{}\"\nmajor = 1\nyanked = false\n", text(nth))
    };
    (0..1_000).map(table).collect::<String>().parse().unwrap_or_default()
}

/// Grown one insertion after the other.
pub fn index_map(count: usize) -> IndexMap<String, u64> {
    let mut map = IndexMap::new();
    for nth in 0..count {
        map.insert(format!("key-{nth}"), nth as u64);
    }
    map
}

/// Whose index and entries may have any room.
pub fn thinned_index_map() -> IndexMap<String, u64> {
    let mut map = index_map(10_000);
    for nth in (0..10_000).filter(|nth| nth % 10 != 0) {
        map.swap_remove(&format!("key-{nth}"));
    }
    map
}

pub fn index_map_1(count: usize) -> indexmap_1::IndexMap<String, u64> {
    index_map(count).into_iter().fold(indexmap_1::IndexMap::new(), |mut map, (key, value)| {
        map.insert(key, value);
        map
    })
}

pub fn order_map(count: usize) -> OrderMap<String, u64> {
    index_map(count).into_iter().fold(OrderMap::new(), |mut map, (key, value)| {
        map.insert(key, value);
        map
    })
}

/// About half of them on the heap.
pub fn small_vectors(count: usize) -> Vec<SmallVec<[u32; 8]>> {
    (0..count).map(|nth| (0..scramble(nth) as u32 % 16).collect()).collect()
}

/// About half of them on the heap, with texts that all are.
pub fn small_vectors_of_texts(count: usize) -> Vec<SmallVec<[String; 2]>> {
    let texts = |nth: usize| (0..scramble(nth) % 5).map(text).collect();
    (0..count).map(texts).collect()
}

pub fn thin_vectors(count: usize) -> Vec<ThinVec<u64>> {
    (0..count).map(|nth| (0..scramble(nth) as u64 % 9).collect()).collect()
}

pub fn buffers(count: usize) -> Vec<Bytes> {
    (0..count).map(|nth| Bytes::from(vec![7; 1 + scramble(nth) % 100])).collect()
}

/// Into one buffer of a MiB, and the buffer.
pub fn views(count: usize) -> Vec<Bytes> {
    let buffer = Bytes::from(vec![7; 1 << 20]);
    let step = buffer.len() / count;
    let mut views: Vec<_> =
        (0..count).map(|nth| buffer.slice(nth * step..(nth + 1) * step)).collect();
    views.push(buffer);
    views
}

pub fn dash_map(count: usize) -> DashMap<u64, String> {
    let map = DashMap::new();
    for nth in 0..count {
        map.insert(scramble(nth) as u64, text(nth));
    }
    map
}

pub fn hash_map_0_17(count: usize) -> hashbrown_0_17::HashMap<u64, Pod> {
    let mut map = hashbrown_0_17::HashMap::new();
    for nth in 0..count {
        map.insert(scramble(nth) as u64, Pod::default());
    }
    map
}

pub fn thinned_hash_map_0_17() -> hashbrown_0_17::HashMap<u64, Pod> {
    let mut map = hash_map_0_17(10_000);
    let mut nth = 0;
    map.retain(|_, _| {
        nth += 1;
        nth % 10 == 0
    });
    map
}

pub fn hash_map_0_16(count: usize) -> hashbrown_0_16::HashMap<u64, Pod> {
    let mut map = hashbrown_0_16::HashMap::new();
    for nth in 0..count {
        map.insert(scramble(nth) as u64, Pod::default());
    }
    map
}

pub fn hash_table_0_16(count: usize) -> hashbrown_0_16::HashTable<String> {
    let mut table = hashbrown_0_16::HashTable::new();
    for nth in 0..count {
        // Whoever looks for nothing may take any number for the hash.
        let hash = |text: &String| text.len() as u64;
        table.insert_unique(scramble(nth) as u64, text(nth), hash);
    }
    table
}

pub fn compact_texts_0_10(count: usize) -> Vec<compact_str_0_10::CompactString> {
    (0..count).map(|nth| text(nth).into()).collect()
}

pub fn compact_texts_0_9(count: usize) -> Vec<compact_str_0_9::CompactString> {
    (0..count).map(|nth| text(nth).into()).collect()
}

/// Ten handles to each text on average.
pub fn arc_texts(count: usize) -> Vec<ArcStr> {
    let texts: Vec<ArcStr> = (0..(count / 10).max(1)).map(|nth| text(nth).into()).collect();
    (0..count).map(|nth| texts[scramble(nth) % texts.len()].clone()).collect()
}

/// Ten handles to each block on average.
pub fn triomphe_arcs(count: usize) -> Vec<triomphe::Arc<Pod>> {
    let block = |_| triomphe::Arc::new(Pod::default());
    let blocks: Vec<_> = (0..(count / 10).max(1)).map(block).collect();
    (0..count).map(|nth| blocks[scramble(nth) % blocks.len()].clone()).collect()
}

pub fn slab(count: usize) -> Slab<String> {
    let mut slab = Slab::new();
    for nth in 0..count {
        slab.insert(text(nth));
    }
    slab
}

pub fn bitmap(count: usize) -> RoaringBitmap {
    (0..count).map(|nth| scramble(nth) as u32).collect()
}

pub fn urls(count: usize) -> Vec<Url> {
    (0..count).flat_map(|nth| Url::parse(&format!("https://example.org/{}", text(nth)))).collect()
}

pub fn big_number() -> num_bigint::BigUint {
    num_bigint::BigUint::from(3_u32).pow(10_000)
}

pub fn moments(count: i64) -> Vec<DateTime<Utc>> {
    (0..count).filter_map(|second| DateTime::from_timestamp(second, 0)).collect()
}

pub fn arena(count: usize) -> bumpalo::Bump {
    let arena = bumpalo::Bump::new();
    for nth in 0..count {
        arena.alloc_str(&text(nth));
    }
    arena
}

pub fn lock() -> parking_lot::Mutex<Vec<u64>> {
    parking_lot::Mutex::new(vec![7; 100])
}

/// Of 8 to 31 letters.
fn text(nth: usize) -> String {
    "x".repeat(8 + scramble(nth) % 24)
}
