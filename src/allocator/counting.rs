//! The allocator that counts, and hands every call to the one it wraps.
#![expect(
    unsafe_code,
    reason = "an allocator cannot be written without; each call is passed on as it came"
)]

use std::alloc::{GlobalAlloc, Layout, System};

use super::current::{Event, note, put_back, take_off};
use super::record::is_watched;

/// A global allocator that counts what the one it wraps hands out.
///
/// Install it once, in the program (or test binary) that wants to know:
///
/// ```
/// use mem_size::CountingAlloc;
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     let before = mem_size::allocated_bytes()?;
///     let buffer = vec![0_u8; 1000];
///     assert_eq!(mem_size::allocated_bytes()? - before, buffer.capacity());
///     Ok(())
/// }
/// ```
///
/// It counts *requested* bytes, as the sizes of this crate do; what the allocator rounds them up to
/// is its own affair. Each thread has counters of its own, so that threads do not slow each other.
/// Calls that fail count nothing. A reallocation is neither a new block nor a freed one: what the
/// block grows by counts as allocated, what it shrinks by as freed.
///
/// Any other allocator can be wrapped:
///
/// ```
/// use std::alloc::System;
/// use mem_size::CountingAlloc;
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc<System> = CountingAlloc::wrapping(System);
/// # fn main() {}
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct CountingAlloc<A = System> {
    wrapped: A,
}

impl CountingAlloc {
    /// Counts what the system's allocator hands out.
    #[must_use]
    pub const fn new() -> Self {
        Self::wrapping(System)
    }
}

impl<A> CountingAlloc<A> {
    /// Counts what this allocator hands out.
    #[must_use]
    pub const fn wrapping(wrapped: A) -> Self {
        Self { wrapped }
    }
}

// SAFETY: every call is handed on as it came, and its result handed back as it came. Counting
// neither unwinds nor calls the global allocator, but for the tool's own work, which is passed on
// and not counted.
unsafe impl<A: GlobalAlloc> GlobalAlloc for CountingAlloc<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as for this call.
        let block = unsafe { self.wrapped.alloc(layout) };
        note_new(block, layout);
        block
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as for this call.
        let block = unsafe { self.wrapped.alloc_zeroed(layout) };
        note_new(block, layout);
        block
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // Before the block goes: another thread may get its address at once.
        note(Event::Free { address: block.addr(), size: layout.size() });
        // SAFETY: as for this call.
        unsafe { self.wrapped.dealloc(block, layout) };
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if is_watched() {
            // SAFETY: as for this call.
            return unsafe { self.realloc_watched(block, layout, new_size) };
        }
        // SAFETY: as for this call.
        let moved = unsafe { self.wrapped.realloc(block, layout, new_size) };
        if !moved.is_null() {
            note(Event::Reallocation { size: layout.size(), new_size });
        }
        moved
    }
}

impl<A: GlobalAlloc> CountingAlloc<A> {
    /// A reallocation while blocks are recorded: the old address may be that of another thread's
    /// block before this call is back.
    ///
    /// # Safety
    ///
    /// As for [`GlobalAlloc::realloc`].
    #[cold]
    unsafe fn realloc_watched(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let (address, size) = (block.addr(), layout.size());
        let moving = take_off(address);
        // SAFETY: as for this call.
        let moved = unsafe { self.wrapped.realloc(block, layout, new_size) };
        if moved.is_null() {
            put_back(moving, address, size);
        } else {
            note(Event::Reallocation { size, new_size });
            put_back(moving, moved.addr(), new_size);
        }
        moved
    }
}

#[inline]
fn note_new(block: *mut u8, layout: Layout) {
    if !block.is_null() {
        note(Event::Allocation { address: block.addr(), size: layout.size() });
    }
}
