//! The model of the crate `dlmalloc` against the sizes that it notes before its blocks, with memory
//! that grows at its end, as that of WebAssembly does.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, RefCell};
use std::ptr;

use dlmalloc::{Allocator, Dlmalloc};
use mem_size::SizeClasses;
use mem_size_size_classes::{Block, REQUESTS, layouts, with_reuse};

const WORD: usize = size_of::<usize>();
/// In the word before a block, what is not its size: `FLAG_BITS`.
const FLAGS: usize = 7;
/// Enough for all blocks of a test; the system gives pages when they are written to.
const MEMORY: Layout = match Layout::from_size_align(1 << 30, PAGE) {
    Ok(layout) => layout,
    Err(_) => panic!("a page is a power of two"),
};
/// The page of WebAssembly.
const PAGE: usize = 64 * 1024;

/// Memory that is there from the beginning, and is handed out from its first byte on.
struct Growing {
    memory: *mut u8,
    used: Cell<usize>,
}

// SAFETY: nobody else has its memory.
unsafe impl Send for Growing {}

// SAFETY: what is handed out lies in the memory, and is handed out once.
unsafe impl Allocator for Growing {
    fn alloc(&self, size: usize) -> (*mut u8, usize, u32) {
        let (from, size) = (self.used.get(), size.next_multiple_of(PAGE));
        assert!(from + size <= MEMORY.size(), "the memory is too small for this test");
        self.used.set(from + size);
        (self.memory.wrapping_add(from), size, 0)
    }

    fn remap(&self, _: *mut u8, _: usize, _: usize, _: bool) -> *mut u8 {
        ptr::null_mut()
    }

    fn free_part(&self, _: *mut u8, _: usize, _: usize) -> bool {
        false
    }

    fn free(&self, _: *mut u8, _: usize) -> bool {
        false
    }

    fn can_release_part(&self, _: u32) -> bool {
        false
    }

    fn allocates_zeros(&self) -> bool {
        true
    }

    fn page_size(&self) -> usize {
        PAGE
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        // SAFETY: it came from there, with this layout.
        unsafe { System.dealloc(self.memory, MEMORY) };
    }
}

/// `dlmalloc` on such memory.
struct Grown(RefCell<Dlmalloc<Growing>>);

impl Grown {
    fn new() -> Self {
        // SAFETY: the size is not 0.
        let memory = unsafe { System.alloc(MEMORY) };
        assert!(!memory.is_null(), "{MEMORY:?}");
        Self(RefCell::new(Dlmalloc::new_with_allocator(Growing { memory, used: Cell::new(0) })))
    }
}

// SAFETY: each call is passed on as it is.
unsafe impl GlobalAlloc for Grown {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { self.0.borrow_mut().malloc(layout.size(), layout.align()) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { self.0.borrow_mut().free(block, layout.size(), layout.align()) };
    }
}

fn usable(block: &Block<'_, Grown>) -> usize {
    // SAFETY: the block is a live one of dlmalloc, which keeps the size of its chunk there.
    let head = unsafe { block.address.cast::<usize>().sub(1).read() };
    // Of a chunk, that word is not for the owner.
    (head & !FLAGS) - WORD
}

fn model(block: &Block<'_, Grown>) -> usize {
    SizeClasses::DLMALLOC.usable(block.layout.size(), block.layout.align())
}

#[test]
fn new_blocks_are_as_large_as_the_model_says() {
    let allocator = Grown::new();
    let blocks = layouts((2 * WORD).ilog2()).map(|layout| Block::new(&allocator, layout));
    for block in &blocks.collect::<Vec<_>>() {
        assert_eq!(usable(block), model(block), "{:?}", block.layout);
    }
}

#[test]
fn blocks_that_are_used_again_are_no_more_than_four_words_larger() {
    for align in [(2 * WORD).ilog2(), 12] {
        let (allocator, mut exact) = (Grown::new(), 0);
        with_reuse(&allocator, align, |block| {
            let (found, model) = (usable(block), model(block));
            exact += usize::from(found == model);
            assert!((model..=model + 4 * WORD).contains(&found), "{:?}: {found}", block.layout);
        });
        println!("dlmalloc: {exact} of {REQUESTS} exact, alignments up to {}", 1 << align);
    }
}
