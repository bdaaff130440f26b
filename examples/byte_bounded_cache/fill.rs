//! Caches filled up to a bound in bytes, weighed by length and by what entries really take.

use std::sync::Arc;

use mem_size::MemSize;
use mem_size::cache::{Remembered, Weighed, Weigher, overhead};

/// What the caches hold, behind an `Arc`: they hand out clones, and moka keeps one.
#[derive(MemSize)]
pub(crate) struct Page {
    title: String,
    body: Vec<u8>,
    tags: Vec<String>,
}

impl Page {
    /// Some KiB at most, grown piece by piece as what is read from somewhere.
    fn random(numbers: &mut Numbers) -> Self {
        let mut body = Vec::new();
        for _ in 0..numbers.below(24) {
            body.extend_from_slice(&[b'x'; 96]);
        }
        let mut tags = Vec::new();
        for _ in 0..numbers.below(20) {
            tags.push("tag".repeat(1 + numbers.below(5)));
        }
        Self { title: "title".repeat(numbers.below(8)), body, tags }
    }

    /// What programs take for the size of such a value.
    fn len(&self) -> usize {
        self.title.len() + self.body.len() + self.tags.iter().map(String::len).sum::<usize>()
    }
}

/// A cache that was filled beyond its bound.
pub(crate) struct Filled {
    pub(crate) cache: &'static str,
    pub(crate) weigher: &'static str,
    pub(crate) bound: usize,
    pub(crate) entries: usize,
    /// Bytes that the allocator holds for the cache.
    pub(crate) live: usize,
}

impl Filled {
    /// How far the live bytes are off the bound, in percent of it.
    pub(crate) fn percent_off(&self) -> f64 {
        (self.live as f64 - self.bound as f64) / self.bound as f64 * 100.0
    }
}

/// Fills four caches with `bound` bytes each; `live` tells what the allocator holds.
pub(crate) fn fill(bound: usize, live: impl Fn() -> usize) -> [Filled; 4] {
    let filled = |cache: &dyn Fn() -> Box<dyn Pages>, names: [&'static str; 2]| {
        let before = live();
        let cache = cache();
        let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
        let (mut inserted, mut nth) = (0, 0_u64);
        while inserted < 2 * bound {
            let (key, page) = (format!("page/{nth}"), Page::random(&mut numbers));
            inserted += key.len() + page.len();
            cache.insert(key, page);
            nth += 1;
        }
        let entries = cache.settle();
        let [cache_name, weigher] = names;
        Filled { cache: cache_name, weigher, bound, entries, live: live() - before }
    };
    [
        filled(&|| Box::new(moka_by_len(bound)), ["moka", "len()"]),
        filled(&|| Box::new(moka_by_bytes(bound)), ["moka", "mem_size"]),
        filled(&|| Box::new(quick_by_len(bound)), ["quick_cache", "len()"]),
        filled(&|| Box::new(quick_by_bytes(bound)), ["quick_cache", "mem_size"]),
    ]
}

type Moka = moka::sync::Cache<String, Arc<Page>>;
type Quick<V, W> = quick_cache::sync::Cache<String, V, W>;

fn moka_by_len(bound: usize) -> Moka {
    Moka::builder()
        .weigher(|key, page| (key.len() + page.len()) as u32)
        .max_capacity(bound as u64)
        .build()
}

fn moka_by_bytes(bound: usize) -> Moka {
    const WEIGHER: Weigher = Weigher::deep().entry_overhead(overhead::MOKA);
    Moka::builder()
        .weigher(|key, page| WEIGHER.weigh_u32(key, page))
        .max_capacity(bound as u64)
        .build()
}

#[derive(Clone)]
struct ByLen;

impl quick_cache::Weighter<String, Arc<Page>> for ByLen {
    fn weight(&self, key: &String, page: &Arc<Page>) -> u64 {
        (key.len() + page.len()) as u64
    }
}

fn quick_by_len(bound: usize) -> Quick<Arc<Page>, ByLen> {
    quick_cache::sync::Cache::with_weighter(bound / 1024, bound as u64, ByLen)
}

/// With the feature `quick_cache-0_7` a `Weigher` is such a `Weighter` itself.
#[derive(Clone)]
struct ByBytes(Weigher<Remembered>);

impl quick_cache::Weighter<String, Weighed<Arc<Page>>> for ByBytes {
    fn weight(&self, key: &String, page: &Weighed<Arc<Page>>) -> u64 {
        self.0.weigh_u64(key, page)
    }
}

fn quick_by_bytes(bound: usize) -> Quick<Weighed<Arc<Page>>, ByBytes> {
    let overhead = overhead::quick_cache::<String, Weighed<Arc<Page>>>();
    let weigher = ByBytes(Weigher::remembered().entry_overhead(overhead));
    quick_cache::sync::Cache::with_weighter(bound / 2048, bound as u64, weigher)
}

/// A cache, whichever it is.
trait Pages {
    fn insert(&self, key: String, page: Page);

    /// Does what was put off; gives the number of entries.
    fn settle(&self) -> usize;
}

impl Pages for Moka {
    fn insert(&self, key: String, page: Page) {
        Self::insert(self, key, Arc::new(page));
    }

    fn settle(&self) -> usize {
        // A task may leave further ones behind.
        for _ in 0..10 {
            self.run_pending_tasks();
        }
        self.entry_count() as usize
    }
}

impl Pages for Quick<Arc<Page>, ByLen> {
    fn insert(&self, key: String, page: Page) {
        Self::insert(self, key, Arc::new(page));
    }

    fn settle(&self) -> usize {
        self.len()
    }
}

impl Pages for Quick<Weighed<Arc<Page>>, ByBytes> {
    fn insert(&self, key: String, page: Page) {
        Self::insert(self, key, Weighed::new(Arc::new(page)));
    }

    fn settle(&self) -> usize {
        self.len()
    }
}

/// Numbers that are the same in every run: xorshift.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end) as usize
    }
}
