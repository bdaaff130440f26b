//! What the hash tables of std, of other crates and of users share.

/// The address of the entry that iteration yields first, if it is needed to say where the block
/// lies. In a sparse table it takes a while to find.
#[cfg(any(
    feature = "std",
    feature = "hashbrown-0_14",
    feature = "hashbrown-0_15",
    feature = "hashbrown-0_16",
    feature = "hashbrown-0_17"
))]
#[inline]
pub(in crate::impls) fn first_entry<'e, K: 'e, V: 'e>(
    tracer: &crate::Tracer<'_>,
    is_flat: bool,
    mut entries: impl Iterator<Item = (&'e K, &'e V)>,
) -> Option<usize> {
    let is_wanted = tracer.wants_each_block() || !is_flat;
    if is_wanted { entries.next().map(crate::impls::entry_address) } else { None }
}
