//! The model of jemalloc before 5.3.1 against its own figure: a newer one is told to have the same
//! classes.

use mem_size::SizeClasses;
use mem_size_size_classes::with_reuse;
use tikv_jemallocator::Jemalloc;

/// Read by jemalloc when it starts.
#[unsafe(export_name = "_rjem_malloc_conf")]
pub static OPTIONS: Option<&'static std::ffi::c_char> = {
    let options = c"disable_large_size_classes:false";
    // SAFETY: it points to a text that is there as long as the program.
    Some(unsafe { &*options.as_ptr() })
};

#[test]
fn each_block_is_as_large_as_the_model_says() {
    with_reuse(&Jemalloc, 12, |block| {
        let layout = block.layout;
        // SAFETY: the block is a live one of jemalloc.
        let found = unsafe { tikv_jemalloc_sys::malloc_usable_size(block.address.cast()) };
        let model = SizeClasses::JEMALLOC_5_3_0.usable(layout.size(), layout.align());
        assert_eq!(found, model, "{layout:?}");
    });
}
