//! Caches and budgets bounded by bytes: what an entry weighs.
//!
//! A cache that is bounded by bytes asks a function for the weight of each entry. [`weigh_u32`],
//! [`weigh_u64`] and [`weigh_usize`] are such functions: the deep size of key and value. A
//! [`Weigher`] adds what the cache itself takes for an entry, and has a choice of what is charged:
//!
//! ```
//! use mem_size::cache::{Weigher, overhead};
//!
//! const WEIGHER: Weigher = Weigher::deep().entry_overhead(overhead::MOKA);
//!
//! let cache: moka::sync::Cache<String, Vec<u8>> = moka::sync::Cache::builder()
//!     .weigher(|key, value| WEIGHER.weigh_u32(key, value))
//!     .max_capacity(64 << 20)
//!     .build();
//! cache.insert(String::from("page"), vec![0; 5000]);
//! # cache.run_pending_tasks();
//! # let text = size_of::<String>() + 4 + size_of::<Vec<u8>>() + 5000;
//! # assert_eq!(cache.weighted_size(), (text + overhead::MOKA) as u64);
//! ```
//!
//! # What is charged
//!
//! | charge | an entry weighs |
//! |---|---|
//! | [`Deep`] | all that it leads to; what key and value share once |
//! | [`Exclusive`] | what evicting it frees: nothing that handles outside the entry keep |
//! | [`Remembered`] | its key, and the weight that its value, a [`Weighed`], remembers |
//!
//! All include the inline bytes of key and value, which lie in the cache. So an entry that takes
//! memory never weighs 0, and what weighs too much for the number type weighs as much as that can
//! hold. Where something cannot be measured, the weight is a lower bound;
//! [`mem_usage`](crate::MemSize::mem_usage) tells of gaps.
//!
//! # Ready for these caches
//!
//! | cache | asks for | hand it |
//! |---|---|---|
//! | moka, mini-moka | a function to `u32` | `weigh_u32`, or a closure around a `Weigher` |
//! | foyer | a function to `usize` | `weigh_usize`, or such a closure |
//! | `quick_cache` | `Weighter` | a `Weigher`, with the feature `quick_cache-0_7` or `-0_6` |
//! | clru | `WeightScale` | a `Weigher`, with the feature `clru-0_6` |
//! | lru-mem | `HeapSize` of key and value | a [`Weighed`], with the feature `lru-mem-0_3` |
//! | stretto | a cost as `i64` with each insertion | `weigh_usize` with `&()` as key, `try_into` |
//!
//! `quick_cache` asks for the weight again whenever it looks for what to evict, and an entry must
//! not change its weight meanwhile: give it values that are [`Weighed`], and
//! [`Weigher::remembered`]. The others ask once an insertion. stretto keeps hashes in place of
//! keys, so nothing is charged for them.
//!
//! Programs that bound memory without a cache keep a [`Budget`].

mod budget;
mod charge;
#[cfg(feature = "clru-0_6")]
mod clru_0_6;
mod exclusive;
#[cfg(feature = "lru-mem-0_3")]
mod lru_mem_0_3;
pub mod overhead;
#[cfg(feature = "quick_cache-0_6")]
mod quick_cache_0_6;
#[cfg(feature = "quick_cache-0_7")]
mod quick_cache_0_7;
#[cfg(feature = "serde")]
mod serde;
mod weighed;
mod weigher;

pub use budget::{Budget, OverBudget};
pub use charge::{Charge, Deep, Exclusive, Remembered};
pub use weighed::Weighed;
pub use weigher::{Weigher, weigh_u32, weigh_u64, weigh_usize};
