//! The layouts that std hides: claims about code that is not ours, each with its source and its
//! truth test.

pub(crate) mod btree;
pub(crate) mod counted;
#[cfg(mem_size_hash_tables)]
pub(crate) mod hash_layout;
#[cfg(feature = "std")]
pub(crate) mod hash_table;
#[cfg(feature = "std")]
pub(crate) mod io_error;
pub(crate) mod list;
#[cfg(feature = "std")]
pub(crate) mod lock;

/// The size of a struct with fields of these sizes and alignments.
///
/// Fields sorted by falling alignment leave no padding between them, only at the end; any other
/// order that rustc may choose for `repr(Rust)` keeps this size, for it only moves what fits.
pub(crate) const fn struct_size(sizes: usize, align: usize) -> usize {
    match sizes.checked_next_multiple_of(align) {
        Some(size) => size,
        None => usize::MAX,
    }
}

/// The larger of two, in a constant.
pub(crate) const fn max(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}
