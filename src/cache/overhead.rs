//! What caches take for an entry beside its key and value, in bytes.
//!
//! Measured by a counting allocator with some thousand entries of several shapes, while the cache
//! evicts, as the mean over the sizes of a table that doubles. `tests/caches` of the repository
//! holds the mean within [`MARGIN`] of each number. One cache may be off by more: the less it
//! matters, the larger what its entries own.
//!
//! moka and mini-moka keep a clone of the value that they are handed, which has no spare room: what
//! spare room the value had is charged too. An `Arc` has none, and clones cost nothing.

/// How far the mean may lie from a number here: three words.
pub const MARGIN: usize = words(3);

/// `moka` 0.12 with a weigher and without expiry.
pub const MOKA: usize = words(28);

/// `mini-moka` 0.10 with a weigher and without expiry.
pub const MINI_MOKA: usize = words(27);

/// `foyer` 0.22, in memory.
pub const FOYER: usize = words(13);

/// `lru` 0.12 to 0.19, which counts entries: a boxed node, and its place in a table.
pub const LRU: usize = words(7);

/// `quick_cache` 0.6 and 0.7.
///
/// Entries lie inline in a slab that doubles, and half as many places in it are taken by the hashes
/// of what was evicted lately: more than twice the inline bytes. Box what is large inline.
#[must_use]
pub const fn quick_cache<K, V>() -> usize {
    let place = size_of::<K>() + size_of::<V>() + words(3);
    words(3) + place + place / 8 + 16
}

/// `clru` 0.6: entries lie inline in a slab that doubles, beside a table of their numbers.
#[must_use]
pub const fn clru<K, V>() -> usize {
    let place = size_of::<K>() + size_of::<V>() + words(3);
    words(5) + place * 7 / 16
}

/// `stretto` 0.9 with ten counters for an entry, as its documentation recommends.
///
/// It keeps no keys, but hashes of them: charge the value alone. Values lie inline in 256 tables
/// that double. What it evicts, it evicts later: after bursts of insertions the tables are larger.
/// Its buffers are the same for any number of entries, some hundred KiB.
#[must_use]
pub const fn stretto<V>() -> usize {
    264 + size_of::<V>() * 7 / 5
}

const fn words(count: usize) -> usize {
    count * size_of::<usize>()
}
