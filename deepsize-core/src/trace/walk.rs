//! What a walk remembers, whichever tracer is on it.

use alloc::boxed::Box;
use core::any::type_name;
use core::ops::{Deref, DerefMut};

use crate::gap::Gaps;
use crate::trace::known::{Known, Range};
use crate::trace::seen::SeenSet;
use crate::trace::sink::Sink;
use crate::trace::stack::StackGuard;
use crate::trace::sums::{Sums, Totals};
use crate::usage::MemUsage;

/// Who hears of the walk, if anyone.
pub(super) type Listener<'a> = Option<&'a mut dyn Sink>;

/// The state of a walk, all but the sums of the tracer that is on it now.
pub(super) struct Walk {
    pub(super) known: Known,
    /// Blocks that touch this want a closer look: all known ranges, or everything.
    pub(super) window: Range,
    pub(super) stack: StackGuard,
    pub(super) mode: Mode,
    pub(super) scope: Scope,
    /// Whether a known range may be that of a flat value, or another that needs no drop.
    knows_flat: bool,
    pub(super) watch: Watch,
    /// Whether handles can move while we look, so that even a lone one is recorded.
    moving: bool,
    /// Whether blocks are recorded as known ranges: below a followed reference, another may lead into them.
    pub(super) following: bool,
    seen: SeenSet,
    root: Root,
    shallow: usize,
    /// What was counted aside.
    pub(super) sums: Sums,
    /// Bytes of counted blocks that a root or a followed target had counted before.
    pub(super) taken_back: usize,
    pub(super) gaps: Gaps,
}

/// How far the walk goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Into everything that the root owns.
    Deep,
    /// To the blocks that the root owns itself, and not into them. Such a walk is a slow one: the fast
    /// ways of the verbs know nothing of scopes.
    Own,
}

/// How closely the tracer looks.
#[derive(Clone, Copy)]
pub(super) struct Mode {
    /// At each place: someone listens, or a known range is near.
    pub(super) slow: bool,
    /// At blocks of flat elements as well, and at those of values that need no drop: only another such value
    /// can be in them, and a root that owns a block mostly is none.
    pub(super) thorough: bool,
    /// At lone handles not at all: nothing is recorded yet, and nothing makes one worth recording.
    pub(super) lone_is_new: bool,
}

impl Mode {
    pub(super) const FAST: Self = Self { slow: false, thorough: false, lone_is_new: true };
}

/// What to do about known ranges inside the inline bytes being traced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// There are none.
    Off,
    /// Pass over them: these inline bytes were counted without them.
    Skip,
    /// Pass over them and take their bytes off the block around them.
    TakeBack,
    /// There may be some, in a block of which nothing tells where it lies: as `TakeBack`, but flat
    /// elements are not looked at one by one.
    Unplaced,
}

/// What the present measurement started from.
struct Root {
    address: usize,
    type_name: fn() -> &'static str,
}

impl Walk {
    #[inline]
    pub(super) fn new() -> Self {
        Self {
            known: Known::new(),
            window: Range::NONE,
            stack: StackGuard::new(),
            mode: Mode::FAST,
            scope: Scope::Deep,
            knows_flat: false,
            watch: Watch::Off,
            moving: false,
            following: false,
            seen: SeenSet::default(),
            root: Root { address: 0, type_name: type_name::<()> },
            shallow: 0,
            sums: Sums::NONE,
            taken_back: 0,
            gaps: Gaps::default(),
        }
    }

    /// Takes up a root of which so many bytes are new.
    #[inline]
    pub(super) fn begin<T: ?Sized>(&mut self, root: &T, new: usize) {
        self.shallow = self.shallow.saturating_add(new);
        self.root = Root { address: core::ptr::from_ref(root).addr(), type_name: type_name::<T> };
        self.stack.disarm();
    }

    /// Counts a range as known.
    #[inline]
    pub(super) fn know(&mut self, start: usize, size: usize) {
        self.known.insert(start, size);
        self.set_slow(self.mode.slow);
    }

    /// From now on reckons with values that need no drop among those known.
    #[inline]
    pub(super) fn know_flat(&mut self) {
        self.knows_flat = true;
        self.set_slow(self.mode.slow);
    }

    /// From now on looks closely at each place, or only at those near known ranges.
    #[inline]
    pub(super) fn set_slow(&mut self, slow: bool) {
        self.mode.slow = slow;
        self.mode.thorough = slow || self.knows_flat;
        self.review_lone();
        self.window = if slow { Range::ALL } else { self.known.hull() };
    }

    /// From now on stays out of blocks.
    pub(super) fn stay_out_of_blocks(&mut self) {
        self.scope = Scope::Own;
        self.set_slow(true);
    }

    /// What to watch for, and whether to look closely; gives what was so before.
    pub(super) fn set_watch(&mut self, (watch, slow): (Watch, bool)) -> (Watch, bool) {
        let before = (self.watch, self.mode.slow);
        self.watch = watch;
        self.set_slow(slow);
        before
    }

    /// From now on reckons with handles that move, or no more; gives what was so before.
    #[inline]
    pub(super) fn set_moving(&mut self, moving: bool) -> bool {
        let before = core::mem::replace(&mut self.moving, moving);
        self.review_lone();
        before
    }

    /// From now on records blocks as known ranges, or no more; gives what was so before.
    pub(super) fn set_following(&mut self, following: bool) -> bool {
        let before = core::mem::replace(&mut self.following, following);
        self.review_lone();
        before
    }

    /// Whether a shared block is met for the first time. `is_lone` is asked only where that matters.
    #[inline]
    pub(super) fn first_visit(
        &mut self,
        address: Option<usize>,
        is_lone: impl Fn() -> bool,
    ) -> bool {
        let recorded = self.moving || self.following;
        let first = match address {
            Some(address) => self.seen.first_visit(address, || !recorded && is_lone()),
            None => true,
        };
        self.review_lone();
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

    /// Whether the block at this address is recorded.
    pub(super) fn has_seen(&self, address: usize) -> bool {
        self.seen.contains(address)
    }

    #[inline]
    fn review_lone(&mut self) {
        self.mode.lone_is_new =
            !self.mode.thorough && !self.moving && !self.following && self.seen.is_empty();
    }

    /// Whether this very value, by this very type, is the root.
    #[inline]
    pub(super) fn is_root<T>(&self, value: &T) -> bool {
        core::ptr::from_ref(value).addr() == self.root.address
            && type_name::<T>() == (self.root.type_name)()
    }

    /// All numbers, with the sums of the tracer that is on the walk.
    #[inline]
    pub(super) fn usage(&self, mut sums: Sums) -> MemUsage {
        sums.join(self.sums);
        let Totals { heap, spare, overhead, blocks, shared } = sums.totals();
        MemUsage {
            shallow: self.shallow,
            heap: heap.saturating_sub(self.taken_back),
            spare,
            overhead,
            blocks,
            shared,
            gaps: self.gaps,
        }
    }
}

/// The walk that a tracer is on: its own, or lent by the tracer that it stands in for.
pub(super) enum Held<'a> {
    Own(Box<Walk>),
    Lent(&'a mut Walk),
}

impl Held<'_> {
    pub(super) fn own(walk: Walk) -> Self {
        Self::Own(Box::new(walk))
    }
}

impl Deref for Held<'_> {
    type Target = Walk;

    #[inline]
    fn deref(&self) -> &Walk {
        match self {
            Self::Own(walk) => walk,
            Self::Lent(walk) => walk,
        }
    }
}

impl DerefMut for Held<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Walk {
        match self {
            Self::Own(walk) => walk,
            Self::Lent(walk) => walk,
        }
    }
}
