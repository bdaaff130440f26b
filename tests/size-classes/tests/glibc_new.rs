//! The model of glibc in a program that has freed next to nothing; so this test is a program of its
//! own.
#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::alloc::System;

use mem_size::SizeClasses;
use mem_size_size_classes::{Block, layouts};

/// From here on, a block may lie in a heap or in pages of its own.
const PAGES_FROM: usize = 128 * 1024;

#[test]
fn new_blocks_are_as_large_as_the_model_says() {
    let blocks: Vec<_> = layouts(4).map(|layout| Block::new(&System, layout)).collect();
    let (mut small, mut exact) = (0, 0);
    for block in blocks.iter().filter(|block| block.layout.size() < PAGES_FROM) {
        // SAFETY: the block is a live one of `malloc`.
        let found = unsafe { libc::malloc_usable_size(block.address.cast()) };
        small += 1;
        exact += usize::from(
            found == SizeClasses::GLIBC.usable(block.layout.size(), block.layout.align()),
        );
    }
    println!("glibc: {exact} of {small} new blocks below 128 KiB exact");
    // A few lie where the test runner has freed something.
    assert!(exact * 1000 >= small * 999, "{exact} of {small}");
}
