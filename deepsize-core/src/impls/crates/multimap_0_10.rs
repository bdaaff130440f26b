//! `multimap` 0.10: maps from a key to several values.

use alloc::vec::Vec;
use core::hash::{BuildHasher, Hash};

use multimap::MultiMap;

use super::unasked::unasked_by_parts;
use crate::impls::std::collections::table_block;
use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

/// One block of buckets and control bytes, and the vector of each key; see std's `HashMap`.
impl<K, V, S> MemSize for MultiMap<K, V, S>
where
    K: MemSize + Eq + Hash,
    V: MemSize,
    S: BuildHasher,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }
}

// LAYOUT: a `HashMap` of std from keys to vectors. From multimap 0.10's src/lib.rs (`MultiMap`);
// tests/foreign.
impl<K, V, S, A, B> TraceBy<(A, B)> for MultiMap<K, V, S>
where
    K: TraceBy<A> + Eq + Hash,
    V: TraceBy<B>,
    S: BuildHasher,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, (key, value): (A, B), tracer: &mut Tracer<'_>) {
        let entries = self.iter_all();
        let block = table_block::<K, Vec<V>, S>(tracer, self.capacity(), false, entries.clone());
        tracer.block_with(block, move |tracer| tracer.entries_by(entries, (key, (value,))));
    }
}

unasked_by_parts!({K: Eq + Hash, V, S: BuildHasher} MultiMap<K, V, S>, [Any]);
