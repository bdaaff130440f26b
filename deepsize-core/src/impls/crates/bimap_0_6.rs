//! `bimap` 0.6: maps that are asked from either side.

#[cfg(feature = "std")]
use core::alloc::Layout;
#[cfg(feature = "std")]
use core::hash::Hash;

#[cfg(feature = "std")]
use bimap::BiHashMap;
use bimap::{BiBTreeMap, Overwritten};

#[cfg(feature = "std")]
use super::unasked::unasked_by_parts;
#[cfg(feature = "std")]
use crate::impls::trace_hidden;
#[cfg(feature = "std")]
use crate::std_layout::hash_layout::{GROUP_WIDTH, block_of_table, buckets_for, size_of_table};
use crate::with::{Own, TraceBy};
use crate::{Block, Gap, MemSize, Tracer};

/// The block of each value, and at least two tables that hold `capacity()` pairs, with a gap: that
/// is the smaller of what the two hold, and removals may have left larger ones.
#[cfg(feature = "std")]
impl<L, R, LS, RS> MemSize for BiHashMap<L, R, LS, RS>
where
    L: MemSize + Eq + Hash,
    R: MemSize + Eq + Hash,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }
}

// LAYOUT: two `HashMap`s of std, from either side to the other, whose keys and values are `Rc`s.
// From bimap 0.6's src/hash.rs (`BiHashMap`) and src/mem.rs (`Ref`); tests/foreign.
#[cfg(feature = "std")]
impl<L, R, LS, RS, A, B> TraceBy<(A, B)> for BiHashMap<L, R, LS, RS>
where
    L: TraceBy<A> + Eq + Hash,
    R: TraceBy<B> + Eq + Hash,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        trace_hidden::<(LS, RS)>(tracer);
        tracer.gap(Gap::Capacity);
        let (entry, buckets) = (Layout::new::<[usize; 2]>(), buckets_for(self.capacity()));
        let table = (size_of_table(entry, buckets, GROUP_WIDTH), buckets);
        for _ in 0..2 {
            tracer.block(block_of_table(entry, table, self.len(), None));
        }
        trace_pairs(tracer, self.iter(), hows);
    }
}

#[cfg(feature = "std")]
unasked_by_parts!({L: Eq + Hash, R: Eq + Hash, LS, RS} BiHashMap<L, R, LS, RS>, [Any] [Any, Other]);

/// The block of each value, and a gap for the nodes of the trees that lead to them.
impl<L: MemSize + Ord, R: MemSize + Ord> MemSize for BiBTreeMap<L, R> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }
}

impl<L, R, A, B> TraceBy<(A, B)> for BiBTreeMap<L, R>
where
    L: TraceBy<A> + Ord,
    R: TraceBy<B> + Ord,
    A: Copy,
    B: Copy,
{
    fn trace_by(&self, hows: (A, B), tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Opaque);
        trace_pairs(tracer, self.iter(), hows);
    }
}

/// What the values owned that are given back.
impl<L: MemSize, R: MemSize> MemSize for Overwritten<L, R> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Neither => {}
            Self::Left(left, right) | Self::Right(left, right) | Self::Pair(left, right) => {
                left.trace(tracer);
                right.trace(tracer);
            }
            Self::Both(first, second) => {
                first.trace(tracer);
                second.trace(tracer);
            }
        }
    }

    fn is_flat() -> bool {
        L::is_flat() && R::is_flat()
    }
}

/// Counts the block of each value, which no handle outside the map leads to.
fn trace_pairs<'p, L, R, A, B>(
    tracer: &mut Tracer<'_>,
    pairs: impl Iterator<Item = (&'p L, &'p R)>,
    (how_left, how_right): (A, B),
) where
    L: TraceBy<A> + 'p,
    R: TraceBy<B> + 'p,
    A: Copy,
    B: Copy,
{
    for (left, right) in pairs {
        tracer.block_with(Block::counted(left), |tracer| tracer.pointee_by(left, how_left));
        tracer.block_with(Block::counted(right), |tracer| tracer.pointee_by(right, how_right));
    }
}
