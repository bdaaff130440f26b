//! The model of jemalloc 5.3.1 against its own figure.

use mem_size::SizeClasses;
use mem_size_size_classes::with_reuse;
use tikv_jemallocator::Jemalloc;

#[test]
fn each_block_is_as_large_as_the_model_says() {
    with_reuse(&Jemalloc, 12, |block| {
        let layout = block.layout;
        // SAFETY: the block is a live one of jemalloc.
        let found = unsafe { tikv_jemalloc_sys::malloc_usable_size(block.address.cast()) };
        let model = SizeClasses::JEMALLOC.usable(layout.size(), layout.align());
        assert_eq!(found, model, "{layout:?}");
    });
}
