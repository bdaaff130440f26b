//! The cold paths of the verbs for places: fields, variants, elements, gaps.

use core::any::type_name;
use core::mem::needs_drop;

use crate::MemSize;
use crate::event::{Label, Place};
use crate::gap::Gap;
use crate::walk::block::Block;
use crate::walk::cold::{BlockVisit, ColdPath, Contents, is_small, once};
use crate::walk::policy::KnownParts;
use crate::walk::tracer::{Tracer, extent};
use crate::walk::walk::{Listener, Walk, reborrow_listener};

/// All out of line, and compiled once: where a verb is inlined, only a call is left.
impl<'a> ColdPath<'a> {
    /// Compiled once for each type of a field, not for each field.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn field<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        mut sink: Listener<'a>,
        name: &'static str,
        value: &T,
    ) {
        let place = Place::of(Label::Field(name), value);
        if is_small(value) && walk.policy().only_notes() {
            let mut tracer = Tracer::borrowing(&mut *walk, reborrow_listener(&mut sink));
            value.__trace_at(place, &mut tracer);
            let (sums, _) = tracer.finish();
            return walk.sums.add_saturating(sums);
        }
        ColdPath::place(walk, sink, place, &mut move |tracer| value.trace(tracer));
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn place(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        place: Place,
        contents: Contents<'_>,
    ) {
        let mut cold = ColdPath { walk, sink };
        if !cold.skips_known(&place) {
            cold.enter(&place);
            cold.trace(contents);
            cold.leave();
        }
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn packed_field<T: MemSize>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        name: &'static str,
    ) {
        let mut cold = ColdPath { walk, sink };
        if let Some(sink) = &mut cold.sink {
            let (label, type_name, size) = (Label::Field(name), type_name::<T>(), size_of::<T>());
            let needs_drop = needs_drop::<T>();
            sink.enter(&Place { label, type_name, size, count: 1, needs_drop, address: None });
        }
        if !T::is_flat() {
            cold.add_gap(Gap::Packed, None);
        }
        cold.leave();
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn enter_place(walk: &'a mut Walk, sink: Listener<'a>, place: Place) {
        ColdPath { walk, sink }.enter(&place);
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn leave_place(walk: &'a mut Walk, sink: Listener<'a>) {
        ColdPath { walk, sink }.leave();
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn closed_place(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        place: &Place,
        block: &Block,
    ) {
        let mut cold = ColdPath { walk, sink };
        cold.tell_closed_place(place, block, BlockVisit::SOLE);
        cold.record(block);
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn skipped(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        place: Place,
        reason: Option<&'static str>,
    ) {
        let mut cold = ColdPath { walk, sink };
        cold.enter(&place);
        if let Some(sink) = &mut cold.sink {
            sink.skipped(reason);
        }
        cold.leave();
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn elements<'e, T: MemSize + 'e>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        elements: impl ExactSizeIterator<Item = &'e T>,
    ) {
        let mut cold = ColdPath { walk, sink };
        if T::is_flat() || size_of::<T>() == 0 {
            cold.flat_elements(label, elements);
        } else if cold.walk.policy().only_notes() {
            let mut tracer = Tracer::borrowing(&mut *cold.walk, reborrow_listener(&mut cold.sink));
            tracer.elements_in_places(label, elements);
            let (sums, _) = tracer.finish();
            cold.walk.sums.add_saturating(sums);
        } else {
            for element in elements {
                cold.visit_item(Place::of(label, element), &mut |tracer| element.trace(tracer));
            }
        }
    }

    /// Visits flat elements, of which a listener hears as one place. Those that are known are
    /// deducted.
    pub(in crate::walk) fn flat_elements<'e, T: 'e>(
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
                needs_drop: needs_drop::<T>(),
                address: Some(core::ptr::from_ref(*first).addr()),
            });
            sink.leave();
        }
        let records_items = self.records_items();
        if matches!(self.walk.policy().known_parts, KnownParts::Deduct | KnownParts::ByItem) {
            elements.for_each(|element| {
                let (address, size) = extent(element);
                self.deduct(self.walk.bytes_to_skip(address, size));
                if records_items {
                    self.walk.add_known(address, size);
                }
            });
        }
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn item<T: MemSize + ?Sized>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        label: Label,
        value: &T,
    ) {
        let mut cold = ColdPath { walk, sink };
        cold.visit_item(Place::of(label, value), &mut move |tracer| value.trace(tracer));
    }

    /// Visits many values with a tracer whose mode is thorough.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn each<I: IntoIterator>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        items: I,
        visit: impl Fn(&mut Tracer<'_>, I::Item),
    ) {
        let mut contents = once(|tracer| items.into_iter().for_each(|item| visit(tracer, item)));
        ColdPath { walk, sink }.trace(&mut contents);
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn gap(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        gap: Gap,
        bytes: Option<usize>,
    ) {
        ColdPath { walk, sink }.add_gap(gap, bytes);
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn item_with(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        place: Place,
        contents: Contents<'_>,
    ) {
        ColdPath { walk, sink }.visit_item(place, contents);
    }

    /// An item whose block is not entered, such as an element of a hidden node: nothing tells where
    /// that block lies, so the item is compared with all that is known.
    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn loose_item(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        place: Place,
        contents: Contents<'_>,
    ) {
        ColdPath { walk, sink }.with_policy(
            |policy| policy.known_parts = KnownParts::ByItem,
            |cold| cold.visit_item(place, contents),
        );
    }

    #[cold]
    #[inline(never)]
    pub(in crate::walk) fn items<'e, T: 'e>(
        walk: &'a mut Walk,
        sink: Listener<'a>,
        items: impl Iterator<Item = (Place, &'e T)>,
        visit: impl Fn(&T, &mut Tracer<'_>),
    ) {
        let mut cold = ColdPath { walk, sink };
        for (place, value) in items {
            cold.visit_item(place, &mut |tracer| visit(value, tracer));
        }
    }
}
