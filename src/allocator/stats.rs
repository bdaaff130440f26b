//! What the counting allocator has counted, as people ask for it.

use std::fmt;
use std::hint::black_box;

use super::current;
use super::slot::{self, Figures, Slot};
use crate::text::InUnits;

/// [`CountingAlloc`](crate::CountingAlloc) is not the program's global allocator, so nobody has
/// counted.
///
/// ```
/// // This program has no `#[global_allocator]` of ours.
/// assert_eq!(mem_size::allocated_blocks(), Err(mem_size::NotInstalled));
/// println!("{}", mem_size::NotInstalled);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NotInstalled;

impl fmt::Display for NotInstalled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "nothing counts allocations: add `#[global_allocator] static ALLOC: \
             mem_size::CountingAlloc = mem_size::CountingAlloc::new();` to the program",
        )
    }
}

impl std::error::Error for NotInstalled {}

/// What has been allocated and freed, in requested bytes and in blocks.
///
/// The live numbers of a single thread are what it has allocated less what it has freed: less than
/// 0 when it frees what other threads have allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct AllocStats {
    /// Blocks that are live now.
    pub live_blocks: isize,
    /// Requested bytes that are live now.
    pub live_bytes: isize,
    /// The most bytes that were live at once.
    pub peak_bytes: isize,
    /// Blocks that have been allocated.
    pub allocated_blocks: u64,
    /// Bytes that have been allocated, by growth of blocks too.
    pub allocated_bytes: u64,
    /// Blocks that have been freed.
    pub freed_blocks: u64,
    /// Bytes that have been freed, by shrinkage of blocks too.
    pub freed_bytes: u64,
    /// How often a block has been reallocated.
    pub reallocations: u64,
}

impl AllocStats {
    pub(crate) fn new(figures: Figures, peak_bytes: isize) -> Self {
        let Figures { allocations, frees, reallocations, allocated, live } = figures;
        Self {
            live_blocks: figures.blocks(),
            live_bytes: live,
            peak_bytes,
            allocated_blocks: allocations,
            allocated_bytes: allocated,
            freed_blocks: frees,
            freed_bytes: figures.freed(),
            reallocations,
        }
    }
}

/// One line: `1.2 MiB live in 3410 blocks, 2.0 MiB at most; 9811 blocks allocated (5.1 MiB), 6401
/// freed (3.9 MiB)`.
impl fmt::Display for AllocStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} live in {} blocks, {} at most; {} blocks allocated ({}), {} freed ({})",
            InUnits::signed(self.live_bytes as i64),
            self.live_blocks,
            InUnits::signed(self.peak_bytes as i64),
            self.allocated_blocks,
            InUnits::of(self.allocated_bytes),
            self.freed_blocks,
            InUnits::of(self.freed_bytes),
        )
    }
}

/// How many blocks are live in the whole process, as Python's `sys.getallocatedblocks()` tells.
///
/// ```
/// use mem_size::{CountingAlloc, allocated_blocks};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     let before = allocated_blocks()?;
///     let names = [String::from("Ada"), String::from("Grace")];
///     assert_eq!(allocated_blocks()? - before, names.len());
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc).
pub fn allocated_blocks() -> Result<usize, NotInstalled> {
    installed()?;
    Ok(usize::try_from(Slot::sum().blocks()).unwrap_or(0))
}

/// How many requested bytes are live in the whole process.
///
/// See [`CountingAlloc`](crate::CountingAlloc) for an example.
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc).
pub fn allocated_bytes() -> Result<usize, NotInstalled> {
    installed()?;
    Ok(usize::try_from(Slot::sum().live).unwrap_or(0))
}

/// All figures of the whole process, since it began.
///
/// Each number is what the threads have counted when it is read; they go on meanwhile. The peak is
/// right to the byte while one thread allocates. With several, each adds its bytes to the sum of
/// the process when they have changed by 64 KiB, so that the peak may be off by 64 KiB for each of
/// the other threads.
///
/// ```
/// use mem_size::{CountingAlloc, alloc_stats, reset_peak};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     drop(vec![0_u8; 1 << 20]);
///     let stats = alloc_stats()?;
///     assert!(stats.live_bytes < 1 << 20 && stats.peak_bytes >= 1 << 20);
///     println!("{stats}");
///
///     reset_peak()?;
///     assert!(alloc_stats()?.peak_bytes < 1 << 20);
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc).
pub fn alloc_stats() -> Result<AllocStats, NotInstalled> {
    installed()?.tell();
    let figures = Slot::sum();
    Ok(AllocStats::new(figures, slot::peak(figures.live)))
}

/// All figures of the present thread, since it began: for tests that run side by side.
///
/// A block counts on the thread that allocates it, and is subtracted on the thread that frees it:
/// the live numbers are signed differences, as [`AllocStats`] says.
///
/// A new thread begins with nothing, but for a copy of its name where the standard library makes
/// one. What the standard library frees in it before the program's code runs, and which the thread
/// that started it had allocated, counts for the process only.
///
/// ```
/// use mem_size::{CountingAlloc, thread_alloc_stats};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     let before = thread_alloc_stats()?;
///     drop(vec![0_u8; 100]);
///     let after = thread_alloc_stats()?;
///     assert_eq!(after.allocated_bytes - before.allocated_bytes, 100);
///     assert_eq!(after.live_bytes, before.live_bytes);
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc).
pub fn thread_alloc_stats() -> Result<AllocStats, NotInstalled> {
    let slot = installed()?;
    Ok(AllocStats::new(slot.figures(), slot.peak()))
}

/// Forgets the peak of the process: from now on [`alloc_stats`] has the highest point after this
/// call. See there for an example.
///
/// # Errors
///
/// [`NotInstalled`] when the global allocator is not a [`CountingAlloc`](crate::CountingAlloc).
pub fn reset_peak() -> Result<(), NotInstalled> {
    installed()?.tell();
    slot::restart_peak();
    Ok(())
}

/// The counters of the present thread.
pub(crate) fn installed() -> Result<&'static Slot, NotInstalled> {
    let is_fresh = current::is_fresh();
    if is_fresh {
        // It has no counters, or nobody counts.
        drop(black_box(Box::new(0_u8)));
    }
    let slot = current::slot().ok_or(NotInstalled)?;
    if is_fresh {
        slot.begin();
    }
    Ok(slot)
}
