//! What a walk remembers, whichever tracer is on it.

use alloc::boxed::Box;
use core::any::type_name;
use core::mem::{self, ManuallyDrop, needs_drop};
use core::ops::{Deref, DerefMut};

use crate::event::{RefCounts, Sink};
use crate::gap::{Gap, Gaps};
use crate::usage::MemUsage;
use crate::walk::policy::{KnownParts, Met, Mode, Policy, Recording, mode};
use crate::walk::range_set::{AddressRange, RangeSet};
use crate::walk::roots::OwnWalk;
use crate::walk::seen::{SeenSet, Visit};
use crate::walk::stack::StackGuard;
use crate::walk::sums::{Sums, Totals};
use crate::walk::tracer::extent;

/// Who hears of the walk, if anyone.
pub(super) type Listener<'a> = Option<&'a mut dyn Sink>;

/// The same listener, lent.
#[inline]
pub(super) fn lend_listener<'l>(sink: &'l mut Listener<'_>) -> Listener<'l> {
    sink.as_mut().map(|sink| &mut **sink as &mut dyn Sink)
}

/// The state of a walk, all but the sums of the tracer that is on it now.
pub(super) struct Walk {
    /// The inline bytes of roots and followed targets, and recorded blocks: all that is known, so
    /// that the walk passes over it where it comes back to it.
    pub(super) known: RangeSet,
    /// The part of the present target or block that was known when the walk came to it. Only that
    /// part is passed over in it: `known` has all of it by now, so that a cycle ends there.
    pub(super) known_on_entry: RangeSet,
    /// Parts of shared buffers that were counted, each byte once.
    pub(super) views: RangeSet,
    /// Blocks that overlap this take the cold path: all that is known, or every address.
    pub(super) window: AddressRange,
    pub(super) stack: StackGuard,
    /// What was asked for; changed only by `change` and `restore`, so that the mode follows.
    policy: Policy,
    mode: Mode,
    /// Whether a known range may be that of a flat value, or of another that needs no drop.
    knows_flat: bool,
    restart: Restart,
    seen: SeenSet,
    start: Start,
    shallow: usize,
    /// What was counted on cold paths.
    pub(super) sums: Sums,
    /// Bytes of blocks that a root or a followed target had counted before.
    pub(super) deducted: usize,
    /// Bytes that are not the allocator's, which are in no other sum.
    foreign: usize,
    gaps: Gaps,
}

/// A walk of its own for one root, which mostly has nothing to free. Then the compiler sees that,
/// and leaves out whatever of the walk is not asked for: the call that drops a `Walk` would keep it
/// all.
pub(super) struct BriefWalk(ManuallyDrop<Walk>);

impl BriefWalk {
    #[inline]
    pub(super) fn new() -> Self {
        Self(ManuallyDrop::new(Walk::new()))
    }
}

impl Deref for BriefWalk {
    type Target = Walk;

    #[inline]
    fn deref(&self) -> &Walk {
        &self.0
    }
}

impl DerefMut for BriefWalk {
    #[inline]
    fn deref_mut(&mut self) -> &mut Walk {
        &mut self.0
    }
}

impl Drop for BriefWalk {
    #[inline]
    fn drop(&mut self) {
        if self.0.owns_memory() {
            free(&mut self.0);
        }
    }
}

#[cold]
#[inline(never)]
fn free(walk: &mut Walk) {
    drop(mem::replace(walk, Walk::new()));
}

/// Whether the walk is to start again, and to record every block from the start.
///
/// Only that tells whether a reference leads to what was counted already, or to what will be. As
/// it takes time, a walk starts without.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Restart {
    /// It goes on as it is: what is followed counts.
    Impossible,
    /// It does if a reference is followed.
    Possible,
    /// One was.
    Due,
}

/// What the present measurement started from.
struct Start {
    address: usize,
    type_name: fn() -> &'static str,
}

impl Walk {
    #[inline]
    pub(super) fn new() -> Self {
        Self {
            known: RangeSet::new(),
            known_on_entry: RangeSet::new(),
            views: RangeSet::new(),
            window: AddressRange::NONE,
            stack: StackGuard::new(),
            policy: Policy::PLAIN,
            mode: mode(Policy::PLAIN, Met::NOTHING),
            knows_flat: false,
            restart: Restart::Impossible,
            seen: SeenSet::default(),
            start: Start { address: 0, type_name: type_name::<()> },
            shallow: 0,
            sums: Sums::NONE,
            deducted: 0,
            foreign: 0,
            gaps: Gaps::default(),
        }
    }

    /// Whether there is something to free.
    #[inline]
    fn owns_memory(&self) -> bool {
        self.known.owns_memory()
            || self.known_on_entry.owns_memory()
            || self.views.owns_memory()
            || self.seen.owns_memory()
    }

    /// Takes up a root of which so many bytes are new.
    #[inline]
    pub(super) fn begin<T: ?Sized>(&mut self, root: &T, new: usize) {
        self.shallow = self.shallow.saturating_add(new);
        self.start = Start { address: core::ptr::from_ref(root).addr(), type_name: type_name::<T> };
        self.stack.disarm();
    }

    /// The same of a root that is measured by itself.
    #[inline]
    pub(super) fn begin_alone<T: ?Sized>(&mut self, root: &T) {
        let (address, size) = extent(root);
        self.begin(root, size);
        self.know(address, size);
        if !needs_drop::<T>() {
            self.know_flat();
        }
    }

    /// Records every block from now on.
    pub(super) fn record_blocks(&mut self) {
        self.change(|policy| policy.recording = Recording::Blocks);
    }

    pub(super) fn records_blocks(&self) -> bool {
        self.policy.recording == Recording::Blocks
    }

    /// From now on a followed reference stops the count, and whoever made the walk starts again.
    #[inline]
    pub(super) fn may_start_again(&mut self) {
        if self.restart == Restart::Impossible {
            self.restart = Restart::Possible;
        }
    }

    /// A followed reference counts again, unless there was one that stopped the count.
    pub(super) fn goes_on(&mut self) {
        if self.restart == Restart::Possible {
            self.restart = Restart::Impossible;
        }
    }

    /// Whether a reference was followed in a walk that can start again. The numbers are useless
    /// then.
    #[inline]
    pub(super) fn must_start_again(&self) -> bool {
        self.restart == Restart::Due
    }

    /// Asks to start again, if that is of use before a reference is followed.
    pub(super) fn asks_to_start_again(&mut self) -> bool {
        let asks = self.restart != Restart::Impossible && !self.records_blocks();
        if asks {
            self.restart = Restart::Due;
        }
        asks
    }

    #[inline]
    pub(super) fn mode(&self) -> Mode {
        self.mode
    }

    pub(super) fn policy(&self) -> Policy {
        self.policy
    }

    /// Changes what is asked for; gives what was asked for before.
    #[inline]
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Policy)) -> Policy {
        // Written as a whole, for it is read as a whole: a load waits for the stores of its parts.
        let before = self.policy;
        let mut policy = before;
        change(&mut policy);
        self.policy = policy;
        self.review();
        before
    }

    /// Asks again for what was asked for before.
    #[inline]
    pub(super) fn restore(&mut self, before: Policy) {
        self.policy = before;
        self.review();
    }

    /// Counts a range as known.
    #[inline]
    pub(super) fn know(&mut self, start: usize, size: usize) {
        self.known.insert(start, size);
        self.fit_window();
    }

    /// How many of these inline bytes are skipped at the present place.
    pub(super) fn bytes_to_skip(&self, start: usize, size: usize) -> usize {
        match self.policy.known_parts {
            KnownParts::None => 0,
            KnownParts::Skip | KnownParts::Deduct => self.known_on_entry.overlap(start, size),
            KnownParts::ByItem => self.known.overlap(start, size),
        }
    }

    /// Which of these inline bytes are skipped at the present place.
    pub(super) fn ranges_to_skip(&self, start: usize, size: usize) -> RangeSet {
        match self.policy.known_parts {
            KnownParts::None => RangeSet::new(),
            KnownParts::Skip | KnownParts::Deduct => self.known_on_entry.intersection(start, size),
            KnownParts::ByItem => self.known.intersection(start, size),
        }
    }

    /// From now on reckons with values that need no drop among those known.
    #[inline]
    pub(super) fn know_flat(&mut self) {
        self.knows_flat = true;
        self.review();
    }

    /// Makes the mode fit what it follows from.
    #[inline]
    fn review(&mut self) {
        let was_slow = self.mode.slow;
        let met = Met { shared: !self.seen.is_empty(), flat: self.knows_flat };
        self.mode = mode(self.policy, met);
        if self.mode.slow != was_slow {
            self.fit_window();
        }
    }

    /// Makes the window fit the mode and what is known.
    #[inline]
    fn fit_window(&mut self) {
        self.window = if self.mode.slow { AddressRange::ALL } else { self.known.bounds() };
    }

    /// Whether a shared block is met for the first time. `is_lone` is asked only where that
    /// matters.
    #[inline]
    pub(super) fn first_visit(
        &mut self,
        address: Option<usize>,
        is_lone: impl Fn() -> bool,
    ) -> bool {
        let takes_lone = self.policy.recording != Recording::Shared;
        let first = match address {
            Some(address) => self.seen.first_visit(address, || !takes_lone && is_lone()),
            None => true,
        };
        if self.mode.lone_is_new && !self.seen.is_empty() {
            self.review();
        }
        first
    }

    /// `first_visit`, there once for all types.
    #[inline(never)]
    pub(super) fn first_visit_by(
        &mut self,
        address: Option<usize>,
        is_lone: &dyn Fn() -> bool,
    ) -> bool {
        self.first_visit(address, is_lone)
    }

    /// The same on the cold paths, with the number of the block where someone listens.
    pub(super) fn visit(&mut self, address: Option<usize>, counts: Option<RefCounts>) -> Visit {
        let strong_is_lone = counts.is_some_and(|counts| counts.strong == 1);
        if !self.policy.listening {
            return Visit { is_first: self.first_visit(address, || strong_is_lone), number: None };
        }
        // Of a block with a `Weak`, too, a listener may hear again.
        let is_lone = strong_is_lone && counts.is_some_and(|counts| counts.weak == 0);
        let takes_lone = self.policy.recording != Recording::Shared;
        match address {
            Some(address) => self.seen.visit(address, is_lone && !takes_lone),
            None => Visit { is_first: true, number: None },
        }
    }

    /// The number of a shared block of which a listener is told, without a visit.
    pub(super) fn number(&mut self, address: usize) -> Option<u32> {
        self.seen.number(address)
    }

    /// Whether the block at this address is recorded.
    pub(super) fn has_seen(&self, address: usize) -> bool {
        self.seen.contains(address)
    }

    /// Whether this very value, by this very type, is the root.
    #[inline]
    pub(super) fn is_root<T>(&self, value: &T) -> bool {
        core::ptr::from_ref(value).addr() == self.start.address
            && type_name::<T>() == (self.start.type_name)()
    }

    /// Counts something that could not be measured, with the bytes that are known of it.
    pub(super) fn add_gap(&mut self, gap: Gap, bytes: Option<usize>) {
        self.gaps.add(gap);
        self.foreign = self.foreign.saturating_add(bytes.unwrap_or(0));
    }

    /// All numbers, with the sums of the tracer that is on the walk.
    #[inline]
    pub(super) fn usage(&self, mut sums: Sums) -> MemUsage {
        sums.join(self.sums);
        let Totals { heap, spare, overhead, blocks, shared } = sums.totals();
        MemUsage {
            shallow: self.shallow,
            heap: heap.saturating_sub(self.deducted),
            spare,
            overhead,
            blocks,
            shared,
            foreign: self.foreign,
            gaps: self.gaps,
        }
    }
}

/// The walk that a tracer is on: its own, or lent by the tracer that it stands in for.
pub(super) enum Held<'a> {
    Own(Box<OwnWalk>),
    Lent(&'a mut Walk),
}

impl Deref for Held<'_> {
    type Target = Walk;

    #[inline]
    fn deref(&self) -> &Walk {
        match self {
            Self::Own(own) => &own.walk,
            Self::Lent(walk) => walk,
        }
    }
}

impl DerefMut for Held<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Walk {
        match self {
            Self::Own(own) => &mut own.walk,
            Self::Lent(walk) => walk,
        }
    }
}
