//! A global allocator that counts, per thread, what is live: the truth that sizes are held against.
//!
//! It knows nothing of the library. In the truth tests the allocator that audits lies inside it.
//! What that one allocates within a call is for its list of blocks, which another thread may free:
//! a call within a call is not counted.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;

/// An allocator, counted.
pub(crate) struct Counting<A>(pub(crate) A);

/// Requested bytes and blocks that came to life, less those that went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Live {
    pub(crate) bytes: isize,
    pub(crate) blocks: isize,
}

thread_local! {
    static LIVE: Cell<Live> = const { Cell::new(Live { bytes: 0, blocks: 0 }) };
    static IS_WITHIN_CALL: Cell<bool> = const { Cell::new(false) };
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

/// Makes a call, and counts it if it succeeds and is not made within another.
fn call(bytes: isize, blocks: isize, call: impl FnOnce() -> *mut u8) -> *mut u8 {
    let is_within = IS_WITHIN_CALL.replace(true);
    let block = call();
    IS_WITHIN_CALL.set(is_within);
    if !is_within && !block.is_null() {
        let now = LIVE.get();
        LIVE.set(Live { bytes: now.bytes + bytes, blocks: now.blocks + blocks });
    }
    block
}

// SAFETY: every call is handed on as it came.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Counting<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        call(layout.size().cast_signed(), 1, || unsafe { self.0.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        call(layout.size().cast_signed(), 1, || unsafe { self.0.alloc_zeroed(layout) })
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        call(-layout.size().cast_signed(), -1, || {
            unsafe { self.0.dealloc(block, layout) };
            block
        });
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let grown = size.cast_signed() - layout.size().cast_signed();
        call(grown, 0, || unsafe { self.0.realloc(block, layout, size) })
    }
}
