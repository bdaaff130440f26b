//! The cold paths of the verbs: someone listens, a known range is near, or the stack runs low.
//!
//! This file has what they work on and share; what they do for places, for blocks with one owner
//! and for shared blocks is in a file each.

mod blocks;
mod places;
mod shared;

use alloc::vec::Vec;
use core::mem;

use crate::event::{BlockAddress, BlockEvent, BlockId, GapEvent, Ownership, Place, RefCounts};
use crate::gap::Gap;
use crate::walk::block::Block;
use crate::walk::policy::{KnownParts, Policy, Scope};
use crate::walk::range_set::RangeSet;
use crate::walk::seen::Visit;
use crate::walk::tracer::Tracer;
use crate::walk::walk::{Listener, Walk, reborrow_listener};

/// What a cold path works on: a walk and its listener, without the sums of the tracer.
///
/// A loop over elements can keep the sums in registers only if no cold path gets a reference to
/// them. What a cold path counts itself is added to the sums of the walk.
pub(super) struct ColdPath<'a> {
    pub(super) walk: &'a mut Walk,
    pub(super) sink: Listener<'a>,
}

/// What is to be traced at a place, of whatever type: the cold paths are compiled once, and not
/// for each type that a program has, which would take the compiler longer than all the rest.
pub(super) type Contents<'c> = &'c mut dyn FnMut(&mut Tracer<'_>);

/// Contents that can be traced just once, in the form that the cold paths take. What the closure
/// captures is moved in: a local whose address is taken would be in memory on the fast path too.
#[inline]
pub(super) fn once(contents: impl FnOnce(&mut Tracer<'_>)) -> impl FnMut(&mut Tracer<'_>) {
    let mut contents = Some(contents);
    move |tracer| {
        if let Some(contents) = contents.take() {
            contents(tracer);
        }
    }
}

/// The address and the size of the inline bytes of a place; address 0 where it has none.
fn extent_of(place: &Place) -> (usize, usize) {
    (place.address.unwrap_or(0), place.size)
}

/// Whether a value is no larger than a vector. The compiler knows, and leaves out the code for such
/// values where they are larger.
#[inline]
pub(super) fn is_small<T: ?Sized>(value: &T) -> bool {
    size_of_val(value) <= size_of::<Vec<u8>>()
}

/// What a listener is told of a visit to a block, beside the block itself: the fields of
/// [`BlockEvent`] of the same names.
#[derive(Clone, Copy)]
pub(super) struct BlockVisit {
    pub(super) blocks: Option<usize>,
    pub(super) ownership: Ownership,
    pub(super) is_first_visit: bool,
    pub(super) number: Option<u32>,
}

impl BlockVisit {
    /// A block with one owner, met for the first time.
    pub(super) const SOLE: Self =
        Self { blocks: Some(1), ownership: Ownership::Sole, is_first_visit: true, number: None };

    /// A block behind a handle.
    #[inline]
    pub(super) const fn shared(counts: Option<RefCounts>, visit: Visit) -> Self {
        let Visit { is_first: is_first_visit, number } = visit;
        Self { ownership: Ownership::Shared(counts), is_first_visit, number, ..Self::SOLE }
    }
}

/// Tracing contents, and what is known of them.
impl ColdPath<'_> {
    /// Traces contents with a new tracer, and adds what it counts to the sums of the walk.
    pub(super) fn trace(&mut self, contents: Contents<'_>) {
        self.trace_inlined(contents);
    }

    /// `trace`, compiled once for each type of contents.
    #[inline]
    pub(super) fn trace_inlined(&mut self, contents: impl FnOnce(&mut Tracer<'_>)) {
        let mut tracer = Tracer::borrowing(self.walk, reborrow_listener(&mut self.sink));
        contents(&mut tracer);
        let sums = tracer.sums;
        self.walk.sums.add_saturating(sums);
    }

    /// Does something under another policy.
    pub(super) fn with_policy(
        &mut self,
        change: impl FnOnce(&mut Policy),
        act: impl FnOnce(&mut Self),
    ) {
        let before = self.walk.change_policy(change);
        act(self);
        self.walk.restore_policy(before);
    }

    /// Traces the contents of something of which the parts in `known` were known when the walk came
    /// to it.
    pub(super) fn trace_with_known(
        &mut self,
        known: RangeSet,
        known_parts: KnownParts,
        contents: Contents<'_>,
    ) {
        let known_parts = if known.is_empty() { KnownParts::None } else { known_parts };
        if known_parts == KnownParts::None && self.walk.policy().known_parts == known_parts {
            return self.trace(contents);
        }
        let around = mem::replace(&mut self.walk.known_on_entry, known);
        self.with_policy(|policy| policy.known_parts = known_parts, |cold| cold.trace(contents));
        self.walk.known_on_entry = around;
    }

    /// Traces an element, a key, a value or a pointee in a place of its own.
    pub(super) fn visit_item(&mut self, place: Place, contents: Contents<'_>) {
        if self.walk.policy().known_parts == KnownParts::None {
            self.enter(&place);
            self.trace(contents);
            return self.leave();
        }
        if self.skips_known(&place) {
            return;
        }
        let (address, size) = extent_of(&place);
        let known = self.walk.ranges_to_skip(address, size);
        if self.records_items() {
            self.walk.add_known(address, size);
        }
        // The address of the item is known, whether that of its block is or not.
        let known_parts = match self.walk.policy().known_parts {
            KnownParts::ByItem => KnownParts::Deduct,
            known_parts => known_parts,
        };
        self.enter(&place);
        self.trace_with_known(known, known_parts, contents);
        self.leave();
    }

    /// Whether references may lead to items of the present block, which cannot be recorded itself.
    pub(super) fn records_items(&self) -> bool {
        self.walk.records_blocks() && self.walk.policy().known_parts == KnownParts::ByItem
    }

    /// Whether all of this value is known. If so, its bytes are deducted from the block around it.
    pub(super) fn skips_known(&mut self, place: &Place) -> bool {
        let (address, size) = extent_of(place);
        let known_parts = self.walk.policy().known_parts;
        if known_parts == KnownParts::None
            || size == 0
            || self.walk.bytes_to_skip(address, size) < size
        {
            return false;
        }
        if known_parts != KnownParts::Skip {
            self.deduct(size);
        }
        true
    }

    /// Whether the walk does not go into this block. It does if the size is 0: what such a block
    /// holds lies inline.
    pub(super) fn skips_contents_of(&self, block: &Block) -> bool {
        self.walk.policy().scope == Scope::Own && block.size > 0
    }

    /// Stays out of a block, but deducts what a root or a followed target in it has counted.
    pub(super) fn skip_contents(&mut self, block: &Block) {
        if let Some(start) = block.start() {
            self.deduct(self.walk.known.overlap(start, block.size));
        }
        self.record(block);
    }

    /// Deducts bytes that a root or a followed target has counted from the block around them.
    pub(super) fn deduct(&mut self, bytes: usize) {
        if bytes == 0 {
            return;
        }
        self.walk.deducted = self.walk.deducted.saturating_add(bytes);
        if let Some(sink) = &mut self.sink {
            sink.already_counted(bytes);
        }
    }

    pub(super) fn add_gap(&mut self, gap: Gap, bytes: Option<usize>) {
        self.walk.add_gap(gap, bytes);
        if let Some(sink) = &mut self.sink {
            sink.gap(&GapEvent::new(gap, bytes));
        }
    }
}

/// Telling the listener.
impl ColdPath<'_> {
    pub(super) fn enter(&mut self, place: &Place) {
        if let Some(sink) = &mut self.sink {
            sink.enter(place);
        }
    }

    pub(super) fn leave(&mut self) {
        if let Some(sink) = &mut self.sink {
            sink.leave();
        }
    }

    /// Enters a block, unless its size is 0; to be left by `leave_block` with the same size.
    #[inline]
    pub(super) fn enter_block(&mut self, block: &Block, visit: BlockVisit) {
        if let Some(sink) = self.sink.as_mut().filter(|_| block.size > 0) {
            sink.enter_block(&Self::event(block, visit));
        }
    }

    /// Enters a block in which there is nothing to tell of, and leaves it.
    #[inline]
    pub(super) fn closed_block(&mut self, block: &Block, visit: BlockVisit) {
        if let Some(sink) = self.sink.as_mut().filter(|_| block.size > 0) {
            sink.closed_block(&Self::event(block, visit));
        }
    }

    /// Enters a place in which there is just a closed block, and leaves it.
    #[inline]
    pub(super) fn tell_closed_place(&mut self, place: &Place, block: &Block, visit: BlockVisit) {
        if let Some(sink) = &mut self.sink {
            sink.closed_place(place, &Self::event(block, visit));
        }
    }

    #[inline]
    fn event(block: &Block, visit: BlockVisit) -> BlockEvent {
        let BlockVisit { blocks, ownership, is_first_visit, number } = visit;
        let address = match block.start() {
            Some(start) => BlockAddress::Start(start),
            None => block.address().map_or(BlockAddress::Unknown, BlockAddress::Inside),
        };
        BlockEvent {
            id: block.address().map(BlockId::of_address),
            address,
            size: block.size,
            spare: block.spare,
            overhead: block.overhead,
            blocks,
            ownership,
            is_first_visit,
            number,
        }
    }

    pub(super) fn leave_block(&mut self, size: usize) {
        if let Some(sink) = self.sink.as_mut().filter(|_| size > 0) {
            sink.leave_block();
        }
    }
}
