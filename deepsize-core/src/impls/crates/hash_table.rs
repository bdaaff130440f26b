//! The tables of hashbrown, which tell the size of their block.

use core::alloc::Layout;

use crate::impls::hash_table::first_entry;
use crate::std_layout::hash_layout::{STABLE_GROUP_WIDTH, block_of_table, size_of_table};
use crate::{Block, Tracer};

/// The block of a table of `len` entries `E` that takes so many bytes; `first` is the address of
/// the entry that iteration yields first.
pub(super) fn sized_block<E>(size: usize, len: usize, first: Option<usize>) -> Block {
    let entry = Layout::new::<E>();
    block_of_table(entry, (size, buckets_of(entry, size)), len, first)
}

/// The block of a map of which the table takes so many bytes, with these entries.
pub(super) fn map_block<'e, K: 'e, V: 'e>(
    tracer: &Tracer<'_>,
    size: usize,
    is_flat: bool,
    entries: impl ExactSizeIterator<Item = (&'e K, &'e V)>,
) -> Block {
    let len = entries.len();
    sized_block::<(K, V)>(size, len, first_entry(tracer, is_flat, entries))
}

/// The block of a set or a table that takes so many bytes, with these elements.
pub(super) fn set_block<'e, T: 'e>(
    tracer: &Tracer<'_>,
    size: usize,
    is_flat: bool,
    elements: impl ExactSizeIterator<Item = &'e T>,
) -> Block {
    let len = elements.len();
    let first = first_entry(tracer, is_flat, elements.map(|element| (element, &())));
    sized_block::<T>(size, len, first)
}

/// How many buckets a table has whose block takes so many bytes.
fn buckets_of(entry: Layout, size: usize) -> usize {
    let most = size / entry.size().saturating_add(1);
    let mut buckets = most.checked_ilog2().map_or(0, |power| 1 << power);
    while size_of_table(entry, buckets, STABLE_GROUP_WIDTH) > size {
        buckets /= 2;
    }
    buckets
}

/// The tables of one version of hashbrown. Its maps and sets tell their size only where they could
/// be asked for a key.
#[cfg(any(feature = "hashbrown-0_15", feature = "hashbrown-0_16", feature = "hashbrown-0_17"))]
macro_rules! hash_tables {
    ($hashbrown:ident) => {
        use core::hash::{BuildHasher, Hash};

        use $hashbrown::{HashMap, HashSet, HashTable};

        use super::hash_table::{map_block, set_block};
        use crate::with::TraceBy;
        use crate::{MemSize, Tracer};

        /// One block of buckets and control bytes, which tells its size; a gap for a hasher that
        /// may own memory.
        impl<K: MemSize + Eq + Hash, V: MemSize, S: BuildHasher> MemSize for HashMap<K, V, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let is_flat = K::is_flat() && V::is_flat();
                let block = map_block(tracer, self.allocation_size(), is_flat, self.iter());
                tracer.block_of_entries(block, self);
            }
        }

        impl<K, V, S, A, B> TraceBy<(A, B)> for HashMap<K, V, S>
        where
            K: TraceBy<A> + Eq + Hash,
            V: TraceBy<B>,
            S: BuildHasher,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let is_flat = K::__is_flat() && V::__is_flat();
                let block = map_block(tracer, self.allocation_size(), is_flat, self.iter());
                tracer.block_with(block, |tracer| tracer.entries_by(self, hows));
            }
        }

        /// One block of buckets and control bytes, which tells its size; a gap for a hasher that
        /// may own memory.
        impl<T: MemSize + Eq + Hash, S: BuildHasher> MemSize for HashSet<T, S> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let block = set_block(tracer, self.allocation_size(), T::is_flat(), self.iter());
                tracer.block_of_elements(block, self);
            }
        }

        impl<T, S, How: Copy> TraceBy<(How,)> for HashSet<T, S>
        where
            T: TraceBy<How> + Eq + Hash,
            S: BuildHasher,
        {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                crate::impls::trace_hidden::<S>(tracer);
                let block = set_block(tracer, self.allocation_size(), T::__is_flat(), self.iter());
                tracer.block_of_elements_by(block, self, how);
            }
        }

        /// One block of buckets and control bytes, which tells its size.
        impl<T: MemSize> MemSize for HashTable<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let block = set_block(tracer, self.allocation_size(), T::is_flat(), self.iter());
                tracer.block_of_elements(block, self);
            }
        }

        impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for HashTable<T> {
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                let block = set_block(tracer, self.allocation_size(), T::__is_flat(), self.iter());
                tracer.block_of_elements_by(block, self, how);
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
