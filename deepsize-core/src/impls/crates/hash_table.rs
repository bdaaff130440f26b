//! The tables of hashbrown, which tell the size of their block.

use core::alloc::Layout;

use crate::Block;
use crate::std_layout::hash_layout::{block_of_table, size_of_table};

/// The block of a table of `len` entries `E` that takes so many bytes; `first` is the address of
/// the entry that iteration yields first.
pub(super) fn sized_block<E>(size: usize, len: usize, first: Option<usize>) -> Block {
    let entry = Layout::new::<E>();
    block_of_table(entry, (size, buckets_of(entry, size)), len, first)
}

/// How many buckets a table has whose block takes so many bytes.
fn buckets_of(entry: Layout, size: usize) -> usize {
    let most = size / entry.size().saturating_add(1);
    let mut buckets = most.checked_ilog2().map_or(0, |power| 1 << power);
    while size_of_table(entry, buckets) > size {
        buckets /= 2;
    }
    buckets
}

/// The tables of one version of hashbrown. Its maps and sets tell their size only where they could
/// be asked for a key.
#[cfg(any(feature = "hashbrown-0_15", feature = "hashbrown-0_16", feature = "hashbrown-0_17"))]
macro_rules! hash_tables {
    ($hashbrown:ident) => {
        /// One block of buckets and control bytes, which tells its size; a gap for a hasher that
        /// may own memory.
        impl<K, V, S> crate::MemSize for $hashbrown::HashMap<K, V, S>
        where
            K: crate::MemSize + Eq + core::hash::Hash,
            V: crate::MemSize,
            S: core::hash::BuildHasher,
        {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let first = crate::impls::hash_table::first_entry::<K, V>(
                    tracer,
                    K::is_flat() && V::is_flat(),
                    self.iter(),
                );
                let size = self.allocation_size();
                let block = super::hash_table::sized_block::<(K, V)>(size, self.len(), first);
                tracer.block_of_entries(block, self);
            }
        }

        /// One block of buckets and control bytes, which tells its size; a gap for a hasher that
        /// may own memory.
        impl<T, S> crate::MemSize for $hashbrown::HashSet<T, S>
        where
            T: crate::MemSize + Eq + core::hash::Hash,
            S: core::hash::BuildHasher,
        {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let first = crate::impls::hash_table::first_entry(
                    tracer,
                    T::is_flat(),
                    self.iter().map(|element| (element, &())),
                );
                let size = self.allocation_size();
                let block = super::hash_table::sized_block::<T>(size, self.len(), first);
                tracer.block_of_elements(block, self);
            }
        }

        /// One block of buckets and control bytes, which tells its size.
        impl<T: crate::MemSize> crate::MemSize for $hashbrown::HashTable<T> {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                let first = crate::impls::hash_table::first_entry(
                    tracer,
                    T::is_flat(),
                    self.iter().map(|element| (element, &())),
                );
                let size = self.allocation_size();
                let block = super::hash_table::sized_block::<T>(size, self.len(), first);
                tracer.block_of_elements(block, self);
            }
        }
    };
}
#[cfg(any(
    feature = "hashbrown-0_15",
    feature = "hashbrown-0_16",
    feature = "hashbrown-0_17"
))]
pub(super) use hash_tables;
