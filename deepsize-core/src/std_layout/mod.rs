//! The layouts that std hides: claims about code that is not ours. Each is marked `LAYOUT:` and has
//! its source, the versions of Rust on which it was verified, and the test that holds it against
//! the allocator.
//!
//! To verify a further version, run that test on it (`cargo +1.96 test --test truth`), read the
//! source where the claim has no test, and change the range.

pub(crate) mod btree;
#[cfg(mem_size_hash_tables)]
pub(crate) mod hash_layout;
#[cfg(feature = "std")]
pub(crate) mod hash_table;
#[cfg(feature = "std")]
pub(crate) mod io_error;
pub(crate) mod linked_list;
#[cfg(feature = "std")]
pub(crate) mod lock;
pub(crate) mod ref_counted;

/// The size of a struct whose fields have this size together, and this alignment at most.
///
/// Fields sorted by falling alignment leave no padding between them, only at the end. The order
/// that rustc chooses for `repr(Rust)` takes no more.
pub(crate) const fn struct_size(fields: usize, align: usize) -> usize {
    match fields.checked_next_multiple_of(align) {
        Some(size) => size,
        None => usize::MAX,
    }
}

/// `Ord::max`, in a constant.
pub(crate) const fn max(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}
