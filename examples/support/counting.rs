//! A global allocator that counts, per thread, what is live: the truth that sizes are held against.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, counting.
pub(crate) struct Counting;

/// Requested bytes and blocks that came to life, less those that went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Live {
    pub(crate) bytes: isize,
    pub(crate) blocks: isize,
}

thread_local! {
    static LIVE: Cell<Live> = const { Cell::new(Live { bytes: 0, blocks: 0 }) };
}

/// What is live by this thread's doing.
pub(crate) fn live() -> Live {
    LIVE.get()
}

/// Builds a value, and tells what the allocator handed out for it and still holds.
pub(crate) fn counted<T>(build: impl FnOnce() -> T) -> (T, Live) {
    let before = live();
    let value = build();
    let after = live();
    (value, Live { bytes: after.bytes - before.bytes, blocks: after.blocks - before.blocks })
}

fn note(bytes: isize, blocks: isize) {
    // A thread that is going down has no counters any more.
    let _ = LIVE.try_with(|live| {
        let now = live.get();
        live.set(Live { bytes: now.bytes + bytes, blocks: now.blocks + blocks });
    });
}

// SAFETY: every call is handed to `System` as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let block = unsafe { System.alloc(layout) };
        if !block.is_null() {
            note(layout.size().cast_signed(), 1);
        }
        block
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let block = unsafe { System.alloc_zeroed(layout) };
        if !block.is_null() {
            note(layout.size().cast_signed(), 1);
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) };
        note(-layout.size().cast_signed(), -1);
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let moved = unsafe { System.realloc(block, layout, size) };
        if !moved.is_null() {
            note(size.cast_signed() - layout.size().cast_signed(), 0);
        }
        moved
    }
}
