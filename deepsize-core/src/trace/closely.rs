//! The tracer's verbs where it looks at each place: someone listens, or a known range is near. Such a tracer need not be told
//! how the walk has changed meanwhile: it looks as closely as can be.

use core::any::type_name;

use crate::MemSize;
use crate::gap::Gap;
use crate::trace::aside::{Aside, Contents, Spot};
use crate::trace::block::{Block, Counts, Pieces};
use crate::trace::sink::{Label, Place};
use crate::trace::tracer::extent;
use crate::trace::walk::{Listener, Walk, Watch};

/// Out of line, as all slow ways. Those that take a value are a small step to a way that is there once for all types:
/// where a verb is inlined, all that is left is a call.
impl<'a> Aside<'a> {
    #[cold]
    #[inline(never)]
    pub(super) fn field<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        name: &'static str,
        value: &T,
    ) {
        let spot = Spot::of(Label::Field(name), value);
        Aside::place(walk, sink, spot, &mut move |tracer| value.trace(tracer));
    }

    #[cold]
    #[inline(never)]
    pub(super) fn place(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        spot: Spot,
        contents: Contents<'_>,
    ) {
        let mut aside = Aside { walk, sink };
        if !aside.passes_over(&spot) {
            aside.enter(&spot);
            aside.go_on(contents);
            aside.leave();
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn packed_field<T: MemSize>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        name: &'static str,
    ) {
        let mut aside = Aside { walk, sink };
        if let Some(sink) = &mut aside.sink {
            let (label, type_name, size) = (Label::Field(name), type_name::<T>(), size_of::<T>());
            sink.enter(&Place { label, type_name, size, count: 1, address: None });
        }
        if !T::is_flat() {
            aside.note_gap(Gap::Packed);
        }
        aside.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn enter_variant(walk: &'a mut Walk, sink: Listener<'a>, spot: Spot) {
        let mut aside = Aside { walk, sink };
        aside.enter(&spot);
    }

    #[cold]
    #[inline(never)]
    pub(super) fn leave_variant(walk: &'a mut Walk, sink: Listener<'a>) {
        let mut aside = Aside { walk, sink };
        aside.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn skipped(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        spot: Spot,
        reason: Option<&'static str>,
    ) {
        let mut aside = Aside { walk, sink };
        aside.enter(&spot);
        if let Some(sink) = &mut aside.sink {
            sink.skipped(reason);
        }
        aside.leave();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn elements<'e, T: MemSize + 'e>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        elements: impl ExactSizeIterator<Item = &'e T>,
    ) {
        let mut aside = Aside { walk, sink };
        if T::is_flat() || size_of::<T>() == 0 {
            aside.flat_elements(label, elements);
        } else {
            for element in elements {
                aside.visit(Spot::of(label, element), &mut |tracer| element.trace(tracer));
            }
        }
    }

    /// Looks at elements that are one place.
    fn flat_elements<'e, T: 'e>(
        &mut self,
        label: Label,
        elements: impl ExactSizeIterator<Item = &'e T>,
    ) {
        let count = elements.len();
        let mut elements = elements.peekable();
        if let (Some(first), Some(sink)) = (elements.peek(), &mut self.sink) {
            sink.enter(&Place {
                label,
                type_name: type_name::<T>(),
                size: count.saturating_mul(size_of::<T>()),
                count,
                address: Some(core::ptr::from_ref(*first).addr()),
            });
            sink.leave();
        }
        if self.walk.watch == Watch::TakeBack {
            elements.for_each(|element| {
                let (address, size) = extent(element);
                self.take_back(self.walk.known.overlap(address, size));
            });
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn item<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        value: &T,
    ) {
        let mut aside = Aside { walk, sink };
        aside.visit(Spot::of(label, value), &mut move |tracer| value.trace(tracer));
    }

    #[cold]
    #[inline(never)]
    pub(super) fn shared_block(&mut self, block: Pieces, counts: Counts, first: bool) {
        let block = Block::from_pieces(block);
        self.tell_block(&block, Some(counts), first);
        if first && self.stays_out_of(&block) {
            self.take_back_within(&block);
        }
    }
}
