//! The state of a walk, which several tracers in turn may borrow.

use alloc::boxed::Box;
use core::any::type_name;
use core::mem::{self, ManuallyDrop, needs_drop};
use core::ops::{Deref, DerefMut};

use crate::event::{RefCounts, Sink};
use crate::gap::{Gap, Gaps};
use crate::usage::MemUsage;
use crate::walk::extents::Extents;
use crate::walk::policy::{KnownParts, Met, Mode, Policy, Recording, lone_is_new, mode};
use crate::walk::range_set::{AddressRange, RangeSet};
use crate::walk::seen::{SeenSet, Visit};
use crate::walk::stack::StackGuard;
use crate::walk::sums::{Sums, Totals};
use crate::walk::tracer::extent;

/// Who hears of the walk, if anyone.
pub(super) type Listener<'a> = Option<&'a mut dyn Sink>;

/// Borrows a listener again, for a shorter time.
#[inline]
pub(super) fn reborrow_listener<'l>(sink: &'l mut Listener<'_>) -> Listener<'l> {
    sink.as_mut().map(|sink| &mut **sink as &mut dyn Sink)
}

/// The state of a walk: all but the sums of the tracer that borrows it now.
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
    /// What was asked for. Only the methods that change or restore it write it, as the mode depends
    /// on it.
    policy: Policy,
    mode: Mode,
    /// Whether a known range may be that of a value that needs no drop, such as a flat one.
    known_may_be_flat: bool,
    restart: Restart,
    pub(super) seen: SeenSet,
    /// What the seen-set does not tell of the blocks in it, where there is something to tell.
    pub(super) extents: Option<Box<Extents>>,
    root: Root,
    /// The inline bytes of all roots, each once.
    shallow: usize,
    /// What the cold paths have counted.
    pub(super) sums: Sums,
    /// Bytes of blocks that a root or a followed target had counted before.
    pub(super) deducted: usize,
    /// Bytes that are not the allocator's, which are in no other sum.
    foreign: usize,
    gaps: Gaps,
}

/// A walk for one root. Mostly it has nothing to free, and is dropped without a call: so the
/// compiler can leave out all parts of the walk that nobody reads.
pub(super) struct SingleRootWalk(ManuallyDrop<Walk>);

impl SingleRootWalk {
    #[inline]
    pub(super) fn new() -> Self {
        Self(ManuallyDrop::new(Walk::new()))
    }
}

impl Deref for SingleRootWalk {
    type Target = Walk;

    #[inline]
    fn deref(&self) -> &Walk {
        &self.0
    }
}

impl DerefMut for SingleRootWalk {
    #[inline]
    fn deref_mut(&mut self) -> &mut Walk {
        &mut self.0
    }
}

impl Drop for SingleRootWalk {
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

/// Whether the walk is to restart, and to record every block this time.
///
/// Only a walk that records them knows whether a followed reference leads to what was counted
/// already, or will be. As that takes time, a walk first does without.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Restart {
    /// The walk does not restart: what is followed counts.
    Impossible,
    /// It restarts if a reference is followed.
    Possible,
    /// A reference was followed.
    Due,
}

/// The root that is measured now.
struct Root {
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
            known_may_be_flat: false,
            restart: Restart::Impossible,
            seen: SeenSet::default(),
            extents: None,
            root: Root { address: 0, type_name: type_name::<()> },
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
            || self.extents.is_some()
    }

    /// Begins with a root of which `new` bytes are not known yet.
    #[inline]
    pub(super) fn begin_root<T: ?Sized>(&mut self, root: &T, new: usize) {
        self.shallow = self.shallow.saturating_add(new);
        self.root = Root { address: core::ptr::from_ref(root).addr(), type_name: type_name::<T> };
        self.stack.forget_limits();
    }

    /// Begins with the only root of a walk.
    #[inline]
    pub(super) fn begin_single_root<T: ?Sized>(&mut self, root: &T) {
        let (address, size) = extent(root);
        self.begin_root(root, size);
        self.add_known(address, size);
        if !needs_drop::<T>() {
            self.note_flat_known();
        }
    }

    /// Records every block from now on.
    pub(super) fn record_blocks(&mut self) {
        self.change_policy(|policy| policy.recording = Recording::Blocks);
    }

    pub(super) fn records_blocks(&self) -> bool {
        self.policy.recording == Recording::Blocks
    }

    /// From now on a followed reference stops the count, and whoever made the walk must restart it.
    #[inline]
    pub(super) fn allow_restart(&mut self) {
        if self.restart == Restart::Impossible {
            self.restart = Restart::Possible;
        }
    }

    /// From now on a followed reference counts, unless one has stopped the count already.
    pub(super) fn disallow_restart(&mut self) {
        if self.restart == Restart::Possible {
            self.restart = Restart::Impossible;
        }
    }

    /// Whether a followed reference has stopped the count. If so, the numbers mean nothing.
    #[inline]
    pub(super) fn must_restart(&self) -> bool {
        self.restart == Restart::Due
    }

    /// Requests a restart at a reference that is to be followed, if the walk can restart and has
    /// not recorded all blocks; whether it did.
    pub(super) fn request_restart(&mut self) -> bool {
        let is_requested = self.restart != Restart::Impossible && !self.records_blocks();
        if is_requested {
            self.restart = Restart::Due;
        }
        is_requested
    }

    #[inline]
    pub(super) fn mode(&self) -> Mode {
        self.mode
    }

    pub(super) fn policy(&self) -> Policy {
        self.policy
    }

    /// Changes the policy, and returns the former one.
    #[inline]
    pub(super) fn change_policy(&mut self, change: impl FnOnce(&mut Policy)) -> Policy {
        // Written as a whole, as it is read as a whole: parts that were just stored one by one are
        // not forwarded to a load of them all.
        let before = self.policy;
        let mut policy = before;
        change(&mut policy);
        self.policy = policy;
        self.update_mode();
        before
    }

    #[inline]
    pub(super) fn restore_policy(&mut self, before: Policy) {
        self.policy = before;
        self.update_mode();
    }

    /// Records every handle until `restore_recording`, which takes what this returns. The two are
    /// quicker than a change of the whole policy: a program may have a lock in each element of a
    /// list.
    #[inline]
    pub(super) fn record_handles(&mut self) -> Recording {
        let before = self.policy.recording;
        self.restore_recording(before.max(Recording::Handles));
        before
    }

    /// Ends `record_handles`. Of the mode, only `lone_is_new` can change.
    #[inline]
    pub(super) fn restore_recording(&mut self, recording: Recording) {
        self.policy.recording = recording;
        let Met { shared, flat: _ } = self.met();
        self.mode.lone_is_new = lone_is_new(self.mode.thorough, recording, shared);
        debug_assert_eq!(self.mode, mode(self.policy, self.met()));
    }

    /// Adds a range to those that are known.
    #[inline]
    pub(super) fn add_known(&mut self, start: usize, size: usize) {
        self.known.insert(start, size);
        self.update_window();
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

    /// Notes that a known range may be that of a value that needs no drop.
    #[inline]
    pub(super) fn note_flat_known(&mut self) {
        self.known_may_be_flat = true;
        self.update_mode();
    }

    #[inline]
    fn update_mode(&mut self) {
        let was_slow = self.mode.slow;
        self.mode = mode(self.policy, self.met());
        if self.mode.slow != was_slow {
            self.update_window();
        }
    }

    #[inline]
    fn met(&self) -> Met {
        Met { shared: !self.seen.is_empty(), flat: self.known_may_be_flat }
    }

    #[inline]
    fn update_window(&mut self) {
        self.window = if self.mode.slow { AddressRange::ALL } else { self.known.bounds() };
    }

    /// Whether a shared block is met for the first time. `is_lone`, whether there is no other
    /// strong handle, is asked only where the answer matters.
    #[inline]
    pub(super) fn first_visit(
        &mut self,
        address: Option<usize>,
        is_lone: impl Fn() -> bool,
    ) -> bool {
        let records_lone = self.policy.recording != Recording::Shared;
        let first = match address {
            Some(address) => self.seen.first_visit(address, || !records_lone && is_lone()),
            None => true,
        };
        if self.mode.lone_is_new && !self.seen.is_empty() {
            self.update_mode();
        }
        first
    }

    /// `first_visit`, compiled once for all types.
    #[inline(never)]
    pub(super) fn first_visit_dyn(
        &mut self,
        address: Option<usize>,
        is_lone: &dyn Fn() -> bool,
    ) -> bool {
        self.first_visit(address, is_lone)
    }

    /// `first_visit` for the cold paths, with the number of the block where someone listens.
    #[inline]
    pub(super) fn visit(&mut self, address: Option<usize>, counts: Option<RefCounts>) -> Visit {
        let strong_is_lone = counts.is_some_and(|counts| counts.strong == 1);
        if !self.policy.listening {
            return Visit { is_first: self.first_visit(address, || strong_is_lone), number: None };
        }
        // A listener may hear again of a block with a `Weak`, too.
        let is_lone = strong_is_lone && counts.is_some_and(|counts| counts.weak == 0);
        let records_lone = self.policy.recording != Recording::Shared;
        match address {
            Some(address) => self.seen.visit(address, is_lone && !records_lone),
            None => Visit { is_first: true, number: None },
        }
    }

    /// The number of a shared block that the walk does not enter now.
    pub(super) fn number(&mut self, address: usize) -> Option<u32> {
        self.seen.number(address)
    }

    /// Whether this value is the root: has its address and its type.
    #[inline]
    pub(super) fn is_root<T>(&self, value: &T) -> bool {
        core::ptr::from_ref(value).addr() == self.root.address
            && type_name::<T>() == (self.root.type_name)()
    }

    /// Counts a gap, with the bytes that are known of it.
    pub(super) fn add_gap(&mut self, gap: Gap, bytes: Option<usize>) {
        self.gaps.add(gap);
        self.foreign = self.foreign.saturating_add(bytes.unwrap_or(0));
    }

    /// All numbers, with the sums of the tracer that borrows the walk.
    #[inline]
    pub(super) fn usage(&self, mut sums: Sums) -> MemUsage {
        sums.add_saturating(self.sums);
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
