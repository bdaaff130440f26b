//! The model of mimalloc 3 against its own figure.

use std::alloc::Layout;

use mem_size::SizeClasses;
use mem_size_size_classes::{Block, REQUESTS, with_reuse};
use mimalloc::MiMalloc;

fn usable(block: &Block<'_, MiMalloc>) -> usize {
    // SAFETY: the block is a live one of mimalloc.
    unsafe { MiMalloc.usable_size(block.address) }
}

fn model(layout: Layout) -> usize {
    SizeClasses::MIMALLOC.usable(layout.size(), layout.align())
}

#[test]
fn unaligned_blocks_are_as_large_as_the_model_says() {
    with_reuse(&MiMalloc, 0, |block| {
        assert_eq!(usable(block), model(block.layout), "{:?}", block.layout);
    });
}

#[test]
fn aligned_blocks_have_the_class_of_the_model_or_that_of_their_size() {
    for align in [4, 12] {
        let mut exact = 0;
        with_reuse(&MiMalloc, align, |block| {
            let (size, align) = (block.layout.size(), block.layout.align());
            let (found, model) = (usable(block), model(block.layout));
            exact += usize::from(found == model);
            let smaller = SizeClasses::MIMALLOC.usable(size, 1);
            // What lies before the aligned address is reserved as well, but the figure leaves it
            // out.
            let moved = if align <= 16 { 0 } else { align - 1 };
            let is_larger = (model - moved..=model).contains(&found);
            assert!(is_larger || found == smaller, "{:?}: {found}, {model}", block.layout);
        });
        println!("mimalloc: {exact} of {REQUESTS} exact, alignments up to {}", 1 << align);
    }
}
