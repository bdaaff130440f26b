//! What counting costs: pairs of calls to the system's allocator, bare and counted, by one thread
//! and by two.
//!
//! `cargo bench --bench allocator`; with `-- --test` everything runs once. Nothing is installed:
//! both are called directly.
#![expect(unsafe_code, reason = "the allocators are called directly")]

use std::alloc::{GlobalAlloc, Layout, System};

use divan::{Bencher, black_box};
use mem_size::CountingAlloc;

static BARE: System = System;
static COUNTED: CountingAlloc = CountingAlloc::new();

fn main() {
    divan::main();
}

/// How many pairs of calls are timed together.
const PAIRS: u32 = 100;

fn allocate_and_free(allocator: &impl GlobalAlloc, size: usize) {
    for _ in 0..PAIRS {
        let Ok(layout) = Layout::from_size_align(size, align_of::<usize>()) else { return };
        // SAFETY: the size is not 0, and the block is freed with its own layout.
        unsafe {
            let block = black_box(allocator.alloc(layout));
            allocator.dealloc(block, layout);
        }
    }
}

fn grow(allocator: &impl GlobalAlloc, size: usize) {
    let Ok(layout) = Layout::from_size_align(size, align_of::<usize>()) else { return };
    // SAFETY: the size is not 0, and the block always has the layout that is named.
    unsafe {
        let mut block = allocator.alloc(layout);
        for _ in 0..PAIRS / 2 {
            block = black_box(allocator.realloc(block, layout, size * 2));
            let Ok(grown) = Layout::from_size_align(size * 2, layout.align()) else { return };
            block = black_box(allocator.realloc(block, grown, size));
        }
        allocator.dealloc(block, layout);
    }
}

#[divan::bench(args = [32, 1024], threads = [1, 2])]
fn alloc_and_free_bare(bencher: Bencher<'_, '_>, size: usize) {
    bencher.counter(PAIRS).bench(|| allocate_and_free(&BARE, size));
}

#[divan::bench(args = [32, 1024], threads = [1, 2])]
fn alloc_and_free_counted(bencher: Bencher<'_, '_>, size: usize) {
    bencher.counter(PAIRS).bench(|| allocate_and_free(&COUNTED, size));
}

#[divan::bench(args = [32, 1024], threads = [1, 2])]
fn realloc_bare(bencher: Bencher<'_, '_>, size: usize) {
    bencher.counter(PAIRS).bench(|| grow(&BARE, size));
}

#[divan::bench(args = [32, 1024], threads = [1, 2])]
fn realloc_counted(bencher: Bencher<'_, '_>, size: usize) {
    bencher.counter(PAIRS).bench(|| grow(&COUNTED, size));
}
