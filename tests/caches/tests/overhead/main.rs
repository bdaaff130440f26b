//! What each cache takes for an entry beside its key and value, while it evicts, against the
//! numbers that the library gives.

mod caches;

use std::sync::{Arc, Mutex, PoisonError};

use caches::{Cache, Clru, Foyer, Lru, MiniMoka, Moka, Quick, Quick06, Stretto};
use mem_size::cache::overhead;
use mem_size::{CountingAlloc, MemSize, allocated_bytes};

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

/// Allocations are counted for the whole process: one test at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// As many entries as make the sizes of a table that doubles.
const COUNTS: [usize; 6] = [4096, 4598, 5161, 5793, 6502, 7298];

fn live() -> usize {
    allocated_bytes().unwrap_or(0)
}

/// The mean overhead of an entry, in bytes.
fn measured<C: Cache<K, V>, K: MemSize, V: MemSize>(entry: impl Fn(usize) -> (K, V)) -> f64 {
    let (key, value) = entry(0);
    let deep = if C::KEEPS_KEYS { key.deep_size() } else { 0 } + value.deep_size();
    drop((key, value));
    let means = COUNTS.map(|count| {
        let before = live();
        let mut cache = C::bounded(count, deep);
        for nth in 0..3 * count {
            let (key, value) = entry(nth);
            cache.insert(key, value);
        }
        let entries = cache.settle();
        assert!(entries > count / 2, "only {entries} of {count} entries");
        (live() - before) as f64 / entries as f64 - deep as f64
    });
    means.iter().sum::<f64>() / means.len() as f64
}

/// Whether what is told is within the margin; what is not is shown.
fn is_near(shape: &str, measured: f64, told: usize) -> bool {
    println!("{shape}: measured {measured:.1}, told {told}");
    (measured - told as f64).abs() <= overhead::MARGIN as f64
}

/// Three shapes: numbers, a large value inline, and texts with a handle.
macro_rules! hold {
    ($cache:ident, $told:expr) => {{
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let [numbers, inline, texts] = $told;
        let array = |n| (n as u64, [n as u64; 16]);
        let text = |n| (format!("{n:032}"), Arc::new([n as u64; 32]));
        let are_near = [
            is_near("numbers", measured::<$cache<_, _>, u64, u64>(|n| (n as u64, 7)), numbers),
            is_near("inline", measured::<$cache<_, _>, u64, [u64; 16]>(array), inline),
            is_near("texts", measured::<$cache<_, _>, String, Arc<[u64; 32]>>(text), texts),
        ];
        assert_eq!(are_near, [true; 3]);
    }};
}

#[test]
fn moka() {
    hold!(Moka, [overhead::MOKA; 3]);
}

#[test]
fn mini_moka() {
    hold!(MiniMoka, [overhead::MINI_MOKA; 3]);
}

#[test]
fn quick_cache() {
    let told = [
        overhead::quick_cache::<u64, u64>(),
        overhead::quick_cache::<u64, [u64; 16]>(),
        overhead::quick_cache::<String, Arc<[u64; 32]>>(),
    ];
    hold!(Quick, told);
    hold!(Quick06, told);
}

#[test]
fn lru() {
    hold!(Lru, [overhead::LRU; 3]);
}

#[test]
fn clru() {
    let told = [
        overhead::clru::<u64, u64>(),
        overhead::clru::<u64, [u64; 16]>(),
        overhead::clru::<String, Arc<[u64; 32]>>(),
    ];
    hold!(Clru, told);
}

#[test]
fn foyer() {
    hold!(Foyer, [overhead::FOYER; 3]);
}

#[test]
fn stretto() {
    let told = [
        overhead::stretto::<u64>(),
        overhead::stretto::<[u64; 16]>(),
        overhead::stretto::<Arc<[u64; 32]>>(),
    ];
    hold!(Stretto, told);
}
