//! `triomphe` 0.1: handles that have no weak ones.

use core::alloc::Layout;

use triomphe::{Arc, OffsetArc, ThinArc, UniqueArc};

use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, RefCounts, Tracer};

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

// LAYOUT: `repr(C) { count, value }`. From triomphe 0.1's src/arc.rs (`ArcInner`); tests/foreign.
fn block<T: ?Sized>(value: &T) -> Block {
    let (address, value) = (core::ptr::from_ref(value).addr(), Layout::for_value(value));
    let (whole, offset) = Layout::new::<usize>().extend(value).unwrap_or((value, 0));
    let size = whole.pad_to_align().size();
    Block::new(size)
        .starting_at_address(address.saturating_sub(offset))
        .overhead(size.saturating_sub(value.size()))
}
