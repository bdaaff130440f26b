//! The numbers of one measurement.

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, AddAssign};

use crate::gap::Gaps;
use crate::in_words::{Blocks, Bytes};
use crate::inexact::Inexact;

/// What a value takes, in bytes, as [`MemSize::mem_usage`](crate::MemSize::mem_usage) reports it.
///
/// `deep = shallow + heap`, and `heap = payload + spare + overhead`. Sums saturate at `usize::MAX`.
///
/// ```
/// use mem_size_core::MemSize;
///
/// let mut words = Vec::with_capacity(4);
/// words.push(7_u64);
/// let usage = words.mem_usage();
/// assert_eq!(usage.heap, 4 * size_of::<u64>());
/// assert_eq!(usage.spare, 3 * size_of::<u64>());
/// assert_eq!(usage.payload(), size_of::<u64>());
/// assert_eq!(usage.deep(), usage.shallow + usage.heap);
/// assert!(usage.is_exact());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct MemUsage {
    /// Bytes where the value itself sits: `size_of_val(&value)`.
    pub shallow: usize,
    /// Requested bytes of all blocks the value owns, each once, without `shallow`.
    pub heap: usize,
    /// The part of `heap` reserved for elements that are not there.
    pub spare: usize,
    /// The part of `heap` spent on counters, control bytes, node links and padding between them.
    pub overhead: usize,
    /// Live heap allocations, each once.
    pub blocks: usize,
    /// The part of `heap` in blocks behind `Rc` or `Arc`, however many handles there are.
    pub shared: usize,
    /// Bytes that are not the allocator's, such as mapped files; in no other number.
    pub foreign: usize,
    /// Places that could not be measured. With any, `heap` is a lower bound.
    pub gaps: Gaps,
}

impl MemUsage {
    /// Shallow size + heap size, in bytes: the headline number.
    #[must_use]
    pub const fn deep(&self) -> usize {
        self.shallow.saturating_add(self.heap)
    }

    /// The part of `heap` that holds present elements: `heap - spare - overhead`.
    #[must_use]
    pub const fn payload(&self) -> usize {
        self.heap.saturating_sub(self.spare).saturating_sub(self.overhead)
    }

    /// Whether everything could be measured; if not, the sizes are lower bounds.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.gaps.is_empty()
    }

    /// The deep size in bytes, or what is known of it where something could not be measured.
    ///
    /// ```
    /// use std::sync::Mutex;
    /// use mem_size_core::{Inexact, MemSize};
    ///
    /// fn record(lock: &Mutex<Vec<u8>>) -> Result<usize, Inexact> {
    ///     let bytes = lock.mem_usage().exact()?;
    ///     Ok(bytes)
    /// }
    ///
    /// let lock = Mutex::new(vec![0; 100]);
    /// assert_eq!(record(&lock), Ok(lock.deep_size()));
    /// let held = lock.lock();
    /// assert!(record(&lock).is_err());
    /// # drop(held);
    /// ```
    ///
    /// # Errors
    ///
    /// With any gap. The error has the lower bound and the gaps.
    pub const fn exact(self) -> Result<usize, Inexact> {
        if self.is_exact() { Ok(self.deep()) } else { Err(Inexact::new(self)) }
    }

    /// The deep size in bytes, or `default` where anything could not be measured.
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use mem_size_core::MemSize;
    ///
    /// let cell = RefCell::new(String::from("abc"));
    /// assert_eq!(cell.mem_usage().exact_or(0), cell.deep_size());
    /// let writing = cell.borrow_mut();
    /// assert_eq!(cell.mem_usage().exact_or(0), 0);
    /// # drop(writing);
    /// ```
    #[must_use]
    pub const fn exact_or(self, default: usize) -> usize {
        if self.is_exact() { self.deep() } else { default }
    }

    /// The growth from `earlier` to `self`, number by number; 0 where one has shrunk.
    ///
    /// ```
    /// use mem_size_core::MemSize;
    ///
    /// let mut words = vec![String::from("one")];
    /// let before = words.mem_usage();
    /// words[0].push_str(" and two");
    /// let grown = words.mem_usage().since(before);
    /// assert_eq!(grown.heap, words[0].capacity() - 3);
    /// assert_eq!(grown.blocks, 0);
    /// ```
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self {
            shallow: self.shallow.saturating_sub(earlier.shallow),
            heap: self.heap.saturating_sub(earlier.heap),
            spare: self.spare.saturating_sub(earlier.spare),
            overhead: self.overhead.saturating_sub(earlier.overhead),
            blocks: self.blocks.saturating_sub(earlier.blocks),
            shared: self.shared.saturating_sub(earlier.shared),
            foreign: self.foreign.saturating_sub(earlier.foreign),
            gaps: self.gaps.since(earlier.gaps),
        }
    }
}

impl Add for MemUsage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            shallow: self.shallow.saturating_add(other.shallow),
            heap: self.heap.saturating_add(other.heap),
            spare: self.spare.saturating_add(other.spare),
            overhead: self.overhead.saturating_add(other.overhead),
            blocks: self.blocks.saturating_add(other.blocks),
            shared: self.shared.saturating_add(other.shared),
            foreign: self.foreign.saturating_add(other.foreign),
            gaps: self.gaps + other.gaps,
        }
    }
}

impl AddAssign for MemUsage {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for MemUsage {
    fn sum<I: Iterator<Item = Self>>(usages: I) -> Self {
        usages.fold(Self::default(), Add::add)
    }
}

/// One line in plain bytes: `152 bytes deep (24 shallow + 128 heap in 3 blocks)`, `at least` in
/// front with any gap.
impl fmt::Display for MemUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_exact() {
            f.write_str("at least ")?;
        }
        let (deep, blocks) = (Bytes(self.deep()), Blocks(self.blocks));
        write!(f, "{deep} deep ({} shallow + {} heap in {blocks})", self.shallow, self.heap)?;
        if self.is_exact() { Ok(()) } else { write!(f, "; {}", self.gaps) }
    }
}
