//! `triomphe` 0.1: handles that have no weak ones.

use core::alloc::Layout;

use triomphe::{
    Arc, ArcBorrow, ArcUnion, ArcUnionBorrow, HeaderSlice, OffsetArc, ThinArc, UniqueArc,
};

use crate::impls::borrowing;
use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, RefCounts, Tracer};

// Borrowed from a handle.
borrowing!({T: ?Sized} ArcBorrow<'_, T>);

/// One shared block of a counter and the value, counted once however many handles there are.
impl<T: MemSize + ?Sized> MemSize for Arc<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Arc<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let value: &T = self;
        let counts = || Some(RefCounts::new(Self::strong_count(self), 0));
        tracer.shared(block(value), counts, |tracer| {
            if Self::strong_count(self) > 1 {
                tracer.record_as_rc_value(value);
            }
            tracer.pointee_by(value, how);
        });
    }
}

/// As the `Arc` that it stands for.
impl<T: MemSize> MemSize for OffsetArc<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for OffsetArc<T> {
    fn trace_by(&self, how: (How,), tracer: &mut Tracer<'_>) {
        self.with_arc(|arc| arc.trace_by(how, tracer));
    }
}

/// One block of a counter and the value.
impl<T: MemSize + ?Sized> MemSize for UniqueArc<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for UniqueArc<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let value: &T = self;
        tracer.block_with(block(value), |tracer| tracer.pointee_by(value, how));
    }
}

/// One shared block of a counter, the header, the length and the elements, counted once however
/// many handles there are.
impl<H: MemSize, T: MemSize> MemSize for ThinArc<H, T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }
}

impl<H: TraceBy<A>, T: TraceBy<B>, A: Copy, B: Copy> TraceBy<(A, B)> for ThinArc<H, T> {
    fn trace_by(&self, (how_header, how_element): (A, B), tracer: &mut Tracer<'_>) {
        let counts = || Some(RefCounts::new(Self::strong_count(self), 0));
        tracer.shared(block(&**self), counts, |tracer| {
            tracer.field_by("header", how_header, &self.header.header);
            tracer.elements_by(&self.slice, how_element);
        });
    }
}

/// What header and elements own, which lie in it.
impl<H: MemSize, T: MemSize + ?Sized> MemSize for HeaderSlice<H, T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("header", &self.header);
        tracer.field("slice", &self.slice);
    }
}

/// As the `Arc` that it stands for.
impl<A: MemSize, B: MemSize> MemSize for ArcUnion<A, B> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }
}

impl<A, B, HowA, HowB> TraceBy<(HowA, HowB)> for ArcUnion<A, B>
where
    A: TraceBy<HowA>,
    B: TraceBy<HowB>,
    HowA: Copy,
    HowB: Copy,
{
    fn trace_by(&self, (how_first, how_second): (HowA, HowB), tracer: &mut Tracer<'_>) {
        match self.borrow() {
            ArcUnionBorrow::First(arc) => {
                arc.with_arc(|arc| arc.trace_by((how_first,), tracer));
            }
            ArcUnionBorrow::Second(arc) => {
                arc.with_arc(|arc| arc.trace_by((how_second,), tracer));
            }
        }
    }
}

// LAYOUT: `repr(C) { count, value }`. From triomphe 0.1's src/arc.rs (`ArcInner`); tests/foreign.
fn block<T: ?Sized>(value: &T) -> Block {
    let (address, value) = (core::ptr::from_ref(value).addr(), Layout::for_value(value));
    let (whole, offset) = Layout::new::<usize>().extend(value).unwrap_or((value, 0));
    let size = whole.pad_to_align().size();
    Block::new(size)
        .starting_at_address(address.saturating_sub(offset))
        .overhead(size.saturating_sub(value.size()))
}
