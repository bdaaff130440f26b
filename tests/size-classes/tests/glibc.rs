//! The model of glibc against `malloc_usable_size`.
#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::alloc::System;

use mem_size::SizeClasses;
use mem_size_size_classes::{Block, REQUESTS, with_reuse};

const PAGES_FROM: usize = 128 * 1024;
const PAGE: usize = 4096;

fn usable(block: &Block<'_, System>) -> usize {
    // SAFETY: the block is a live one of `malloc` or `posix_memalign`.
    unsafe { libc::malloc_usable_size(block.address.cast()) }
}

fn model(block: &Block<'_, System>) -> usize {
    SizeClasses::GLIBC.usable(block.layout.size(), block.layout.align())
}

#[test]
fn blocks_that_are_used_again_are_no_more_than_32_bytes_larger() {
    for align in [4, 12] {
        let mut exact = 0;
        with_reuse(&System, align, |block| {
            let (found, model) = (usable(block), model(block));
            exact += usize::from(found == model);
            let least = if block.layout.size() < PAGES_FROM { model } else { model - PAGE };
            assert!((least..=model + 32).contains(&found), "{:?}: {found}, {model}", block.layout);
        });
        println!("glibc: {exact} of {REQUESTS} exact, alignments up to {}", 1 << align);
    }
}
