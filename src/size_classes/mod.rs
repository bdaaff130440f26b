//! How many bytes an allocator reserves for a request: models of allocators, as numbers alone. What
//! that means for a value is told by [`Usable`](crate::report::Usable).

mod dlmalloc;
mod glibc;
mod jemalloc;
mod mimalloc;
mod musl;

use core::fmt;

/// The page of most systems; what allocators for large blocks round to.
const PAGE: usize = 4096;

/// A model of an allocator: how many bytes it reserves for a request.
///
/// Allocators have blocks of certain sizes, and give the smallest that fits. The owner of the block
/// does not know of the room beyond its request, so that is waste. All other sizes in this crate
/// are what was requested; they do not depend on the allocator.
///
/// A model knows the rules of a version on a 32-bit or 64-bit system, whichever it is compiled for,
/// with pages of 4 KiB and default options; each constant says how exact it is. Memory of the
/// allocator's own, and free blocks that it keeps, are no part of it.
///
/// `std::alloc::System` is [`GLIBC`](Self::GLIBC) or [`MUSL`](Self::MUSL) on Linux,
/// [`JEMALLOC_5_3_0`](Self::JEMALLOC_5_3_0) on FreeBSD 14, and [`DLMALLOC`](Self::DLMALLOC) on
/// `wasm32-unknown-unknown`. There is no model of it on Windows, whose rules are not published, nor
/// on macOS, whose rules change with its version and with the memory of the machine.
///
/// ```
/// use mem_size::SizeClasses;
///
/// assert_eq!(SizeClasses::JEMALLOC.usable(100, 1), 112);
/// // An allocator of one's own, which has powers of two.
/// let buddies = SizeClasses::new("buddies", |size, align| size.max(align).next_power_of_two());
/// assert_eq!(buddies.usable(100, 1), 128);
/// ```
#[derive(Clone, Copy)]
pub struct SizeClasses {
    name: &'static str,
    usable: fn(size: usize, align: usize) -> usize,
}

impl SizeClasses {
    /// `malloc` of glibc 2.26 and later, which `std::alloc::System` is on most Linux systems.
    ///
    /// Exact for new blocks below 128 KiB with an alignment of at most 16. One that another block
    /// has left, or with a larger alignment, may be up to 32 bytes larger. From 128 KiB on, blocks
    /// have pages of their own, until one of that size is freed: from then on they may be smaller
    /// than the model says, by less than a page.
    pub const GLIBC: Self = Self::new("glibc", glibc::usable);

    /// `malloc` of musl 1.2.1 and later (`mallocng`), which `std::alloc::System` is on Linux
    /// targets of musl.
    ///
    /// Exact for slots below 8 KiB and from 128 KiB on, but for the first blocks of a class, which
    /// may lie in the next one, of slots up to a third larger. Slots in between may also be whole
    /// pages, which are smaller. musl's own `malloc_usable_size` tells what was requested, as
    /// nothing more may be used; the model tells how much room there is.
    pub const MUSL: Self = Self::new("musl", musl::usable);

    /// The crate `dlmalloc` 0.2, which `std::alloc::System` is on `wasm32-unknown-unknown`, and
    /// under SGX and Xous.
    ///
    /// Exact for new blocks with an alignment of at most two words. One that another block has
    /// left, or with a larger alignment, may be up to four words larger.
    pub const DLMALLOC: Self = Self::new("dlmalloc", dlmalloc::usable);

    /// jemalloc 5.3.1 and later. Exact.
    ///
    /// Above 14 KiB it has a class for each page.
    pub const JEMALLOC: Self = Self::new("jemalloc", jemalloc::usable_in_pages);

    /// jemalloc before 5.3.1, with four classes for each doubling at any size. Exact.
    pub const JEMALLOC_5_3_0: Self = Self::new("jemalloc 5.3.0", jemalloc::usable);

    /// mimalloc 3, as the crate `mimalloc` calls it, without its feature `secure`.
    ///
    /// Exact for an alignment of 1. For others, mimalloc may take a block with room to align in, of
    /// the next class; that is what the model says. If a block of the smaller class is free and
    /// well aligned, it takes that one.
    pub const MIMALLOC: Self = Self::new("mimalloc", mimalloc::usable);

    /// A model by a function of size and alignment, in bytes. It is never asked for a size of 0.
    #[must_use]
    pub const fn new(name: &'static str, usable: fn(size: usize, align: usize) -> usize) -> Self {
        Self { name, usable }
    }

    /// What the allocator is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Bytes that the allocator reserves for a block of this size and alignment, a power of two:
    /// what `malloc_usable_size` tells of it, except under [`MUSL`](Self::MUSL). It is no less than
    /// `size`, and 0 for no bytes, for which Rust asks no allocator.
    #[must_use]
    pub fn usable(self, size: usize, align: usize) -> usize {
        if size == 0 { 0 } else { (self.usable)(size, align).max(size) }
    }
}

impl fmt::Debug for SizeClasses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SizeClasses").field(&self.name).finish()
    }
}

/// The next multiple; the largest number where there is none.
fn round_up(size: usize, multiple: usize) -> usize {
    size.checked_next_multiple_of(multiple).unwrap_or(usize::MAX)
}

/// The smallest class that fits, where there are four for each doubling, none of which lie closer
/// to each other than `least`.
fn quarter(size: usize, least: usize) -> usize {
    // Between 2ⁿ and 2ⁿ⁺¹, classes are 2ⁿ⁻² apart.
    let doubling = size.saturating_sub(1).checked_ilog2().unwrap_or(0);
    let apart = 1_usize.checked_shl(doubling.saturating_sub(2)).unwrap_or(1);
    round_up(size, apart.max(least))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    const ALL: [SizeClasses; 6] = [
        SizeClasses::GLIBC,
        SizeClasses::MUSL,
        SizeClasses::DLMALLOC,
        SizeClasses::JEMALLOC,
        SizeClasses::JEMALLOC_5_3_0,
        SizeClasses::MIMALLOC,
    ];

    #[test]
    fn larger_requests_have_no_smaller_blocks() {
        for classes in ALL {
            let usable: Vec<_> = (0..70_000).map(|size| classes.usable(size, 1)).collect();
            assert!(usable.is_sorted(), "{classes:?}");
        }
    }

    #[test]
    fn what_was_requested_fits() {
        for classes in ALL {
            for align in [1, 2, 8, 16, 64, 4096, 1 << 16] {
                let usable = |size| classes.usable(size, align);
                assert!((1..70_000).all(|size| usable(size) >= size), "{classes:?} {align}");
            }
        }
    }

    #[test]
    fn who_asks_for_a_whole_block_gets_just_that() {
        for classes in ALL {
            for size in 1..70_000 {
                let usable = classes.usable(size, 1);
                assert_eq!(classes.usable(usable, 1), usable, "{classes:?} {size}");
            }
        }
    }

    #[test]
    fn edges_neither_vanish_nor_overflow() {
        for classes in ALL {
            assert_eq!(classes.usable(0, 8), 0);
            assert!(classes.usable(1, 1) <= 4 * size_of::<usize>());
            assert_eq!(classes.usable(usize::MAX, 1), usize::MAX);
        }
    }
}
