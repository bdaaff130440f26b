//! What the slow ways of the verbs work on, and what they share.

use core::any::type_name;

use crate::gap::Gap;
use crate::trace::block::{Address, Block, Counts};
use crate::trace::sink::{BlockEvent, Label, Place, Sink};
use crate::trace::tracer::{Tracer, extent};
use crate::trace::walk::{Listener, Scope, Walk, Watch};

/// A tracer without its sums: what the slow ways need. None of them is told where the sums are, so that
/// those can be in registers; what is counted here is joined in the walk.
pub(super) struct Aside<'a> {
    pub(super) walk: &'a mut Walk,
    pub(super) sink: Listener<'a>,
}

/// What is to be traced at a place, of whatever type: the slow ways are there once, and not for each type that a program
/// has, which would take the compiler longer than all the rest.
pub(super) type Contents<'c> = &'c mut dyn FnMut(&mut Tracer<'_>);

/// Contents that can be traced just once, in the form that the slow ways take. What is captured is moved in: a local whose
/// address is taken would be in memory on the fast way as well.
#[inline]
pub(super) fn once(contents: impl FnOnce(&mut Tracer<'_>)) -> impl FnMut(&mut Tracer<'_>) {
    let mut contents = Some(contents);
    move |tracer| {
        if let Some(contents) = contents.take() {
            contents(tracer);
        }
    }
}

/// A value, as the slow ways see it.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) label: Label,
    type_name: &'static str,
    address: usize,
    size: usize,
}

impl Spot {
    #[inline]
    pub(super) fn of<T: ?Sized>(label: Label, value: &T) -> Self {
        let (address, size) = extent(value);
        Self { label, type_name: type_name::<T>(), address, size }
    }
}

/// What the slow ways share.
impl Aside<'_> {
    /// Visits an item that lies by itself among others in its parent.
    pub(super) fn visit(&mut self, spot: Spot, contents: Contents<'_>) {
        if self.passes_over(&spot) {
            return;
        }
        let watch = match self.walk.watch {
            Watch::Unplaced => Watch::TakeBack,
            watch @ (Watch::Off | Watch::Skip | Watch::TakeBack) => watch,
        };
        let Spot { address, size, .. } = spot;
        let overlap = if watch == Watch::Off { 0 } else { self.walk.known.overlap(address, size) };
        let before = self.watch(overlap, watch);
        self.enter(&spot);
        self.go_on(contents);
        self.leave();
        self.walk.set_watch(before);
    }

    /// Whether this value is known already; if so, its bytes are dealt with.
    pub(super) fn passes_over(&mut self, &Spot { address, size, .. }: &Spot) -> bool {
        let watch = self.walk.watch;
        if watch == Watch::Off || size == 0 || self.walk.known.overlap(address, size) < size {
            return false;
        }
        if watch != Watch::Skip {
            self.take_back(size);
        }
        true
    }

    /// Goes on with a tracer again, and joins in the walk what it counts.
    pub(super) fn go_on(&mut self, visit: Contents<'_>) {
        self.go_straight_on(visit);
    }

    /// `go_on`, there once for each type.
    #[inline]
    pub(super) fn go_straight_on(&mut self, visit: impl FnOnce(&mut Tracer<'_>)) {
        let Aside { walk, sink } = self.reborrow();
        let mut tracer = Tracer::lent(walk, sink);
        visit(&mut tracer);
        let sums = tracer.sums;
        self.walk.sums.join(sums);
    }

    #[inline]
    fn reborrow(&mut self) -> Aside<'_> {
        let sink = self.sink.as_mut().map(|sink| &mut **sink as &mut dyn Sink);
        Aside { walk: self.walk, sink }
    }

    /// Watches for known ranges in something that has so many known bytes inside it; gives what was
    /// watched for before.
    pub(super) fn watch(&mut self, overlap: usize, watch: Watch) -> (Watch, bool) {
        let next = if overlap == 0 {
            let slow = self.sink.is_some() || self.walk.following || self.walk.scope == Scope::Own;
            (Watch::Off, slow)
        } else {
            (watch, true)
        };
        self.walk.set_watch(next)
    }

    /// Whether the walk stays out of this block. What a block of size 0 holds lies inline: it is looked into.
    pub(super) fn stays_out_of(&self, block: &Block) -> bool {
        self.walk.scope == Scope::Own && block.size > 0
    }

    /// Below a followed reference, another one may lead into this block.
    pub(super) fn record(&mut self, block: &Block) {
        if let (true, Address::Start(start)) = (self.walk.following, block.at) {
            self.walk.know(start, block.size);
        }
    }

    /// Takes off a block what a root or a followed target has counted, where nothing in it is visited.
    pub(super) fn take_back_within(&mut self, block: &Block) {
        if let Address::Start(start) = block.at {
            self.take_back(self.walk.known.overlap(start, block.size));
        }
    }

    /// Takes inline bytes that a root or a followed target has counted off the block around them.
    pub(super) fn take_back(&mut self, bytes: usize) {
        if bytes == 0 {
            return;
        }
        self.walk.taken_back = self.walk.taken_back.saturating_add(bytes);
        if let Some(sink) = &mut self.sink {
            sink.already_counted(bytes);
        }
    }

    pub(super) fn note_gap(&mut self, gap: Gap) {
        self.walk.gaps.add(gap);
        if let Some(sink) = &mut self.sink {
            sink.gap(gap);
        }
    }

    pub(super) fn enter(&mut self, &Spot { label, type_name, address, size }: &Spot) {
        if let Some(sink) = &mut self.sink {
            sink.enter(&Place { label, type_name, size, count: 1, address: Some(address) });
        }
    }

    pub(super) fn leave(&mut self) {
        if let Some(sink) = &mut self.sink {
            sink.leave();
        }
    }

    pub(super) fn tell_block(&mut self, block: &Block, counts: Option<Counts>, counted: bool) {
        let Some(sink) = &mut self.sink else { return };
        if block.size == 0 {
            return;
        }
        sink.block(&BlockEvent {
            address: block.address(),
            address_is_start: matches!(block.at, Address::Start(_)),
            size: block.size,
            spare: block.spare,
            overhead: block.overhead,
            counts,
            counted,
        });
    }
}
