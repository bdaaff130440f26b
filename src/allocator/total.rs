//! A sum that only grows, wide enough for the life of a process wherever the target has atomics
//! that wide.

use std::sync::atomic::Ordering::Relaxed;

#[cfg(target_has_atomic = "64")]
type Cell = std::sync::atomic::AtomicU64;
#[cfg(target_has_atomic = "64")]
type Word = u64;

// Here a sum of bytes starts again at 4 GiB; differences of two sums stay right.
#[cfg(not(target_has_atomic = "64"))]
type Cell = std::sync::atomic::AtomicUsize;
#[cfg(not(target_has_atomic = "64"))]
type Word = usize;

/// A sum that one thread writes, or many through `share`.
pub(crate) struct Total(Cell);

#[allow(
    clippy::cast_possible_truncation,
    clippy::unnecessary_cast,
    reason = "casts of one kind where a word has 64 bits, of another elsewhere"
)]
impl Total {
    pub(crate) const fn new() -> Self {
        Self(Cell::new(0))
    }

    /// For the only thread that writes.
    #[inline]
    pub(crate) fn add(&self, more: u64) {
        self.0.store(self.0.load(Relaxed).wrapping_add(more as Word), Relaxed);
    }

    /// For one of many; gives the sum that it has come to.
    #[inline]
    pub(crate) fn share(&self, more: u64) -> u64 {
        self.0.fetch_add(more as Word, Relaxed).wrapping_add(more as Word) as u64
    }

    pub(crate) fn set(&self, sum: u64) {
        self.0.store(sum as Word, Relaxed);
    }

    #[inline]
    pub(crate) fn get(&self) -> u64 {
        self.0.load(Relaxed) as u64
    }
}
