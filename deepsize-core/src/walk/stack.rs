//! How much stack is left for the walk, and where more comes from.

/// In bytes, like all sizes here: how much stack must be left before a hop. Enough for the frames
/// between two hops, in a debug build and with many types nested inline.
const RED_ZONE: usize = 32 * 1024 * size_of::<usize>();
/// How much stack a recursion uses before it defers the next value, if it can.
const DEFER_AFTER: usize = 8 * 1024 * size_of::<usize>();
/// With less stack than this before the hard limit, a deferred value is traced without deferring
/// again.
const SMALLEST_STEP: usize = DEFER_AFTER / 8;
/// How much stack a walk may use where the platform does not tell what is left, or no stack can be
/// added.
const BUDGET: usize = 16 * 1024 * size_of::<usize>();

/// Both limits before the first hop: each address is below them.
const UNMEASURED: usize = usize::MAX;
/// Both limits on a small stack, until the walk has moved: each address is below them.
const TOO_SMALL: usize = usize::MAX - 1;

/// Two addresses below which the walk takes care; stacks grow downwards. They are measured at the
/// first hop: many values have none, and to ask the system takes as long as to measure a small
/// value.
pub(super) struct StackGuard {
    /// Below this a hop takes the cold path, which may defer the next value.
    soft_limit: usize,
    /// Below this the walk must move to more stack, or stop. Never above the soft limit.
    hard_limit: usize,
    /// The size of all segments that were added.
    #[cfg(feature = "stacker")]
    grown: usize,
}

impl StackGuard {
    pub(super) const fn new() -> Self {
        Self {
            soft_limit: UNMEASURED,
            hard_limit: UNMEASURED,
            #[cfg(feature = "stacker")]
            grown: 0,
        }
    }

    /// Whether the next hop must go to more stack. The first hop of a root measures the stack.
    #[inline]
    pub(super) fn must_move(&mut self) -> bool {
        self.is_low() && self.must_move_cold()
    }

    /// Whether the stack pointer is below the soft limit, or the stack is not measured yet.
    #[inline]
    pub(super) fn is_low(&self) -> bool {
        stack_pointer() < self.soft_limit
    }

    /// Whether the stack pointer is below the hard limit, or the stack is not measured yet.
    pub(super) fn is_exhausted(&self) -> bool {
        stack_pointer() < self.hard_limit
    }

    /// A small stack is left at the first hop: later the walk would have to leave it anyway, and
    /// perhaps again and again in the middle of a wide value.
    #[cold]
    #[inline(never)]
    fn must_move_cold(&mut self) -> bool {
        if self.soft_limit == UNMEASURED {
            self.measure();
            if stack_pointer() < self.hard_limit.saturating_add(3 * RED_ZONE)
                && remaining().is_some()
            {
                (self.soft_limit, self.hard_limit) = (TOO_SMALL, TOO_SMALL);
            }
        }
        let must_move = stack_pointer() < self.hard_limit;
        if !must_move {
            self.lower_soft_limit();
        }
        must_move
    }

    /// Whether the recursion is so deep that the next value is better deferred.
    pub(super) fn is_deep(&self) -> bool {
        self.soft_limit < TOO_SMALL && self.is_low()
    }

    /// Sets the soft limit anew, below the stack pointer; whether that leaves room for a recursion
    /// of some depth.
    pub(super) fn lower_soft_limit(&mut self) -> bool {
        let here = stack_pointer();
        self.soft_limit = here.saturating_sub(DEFER_AFTER).max(self.hard_limit);
        here.saturating_sub(self.soft_limit) >= SMALLEST_STEP
    }

    pub(super) fn soft_limit(&self) -> usize {
        self.soft_limit
    }

    pub(super) fn set_soft_limit(&mut self, soft_limit: usize) {
        self.soft_limit = soft_limit;
    }

    /// Lets the next hop measure again: another root may be measured on another stack.
    #[inline]
    pub(super) fn forget_limits(&mut self) {
        (self.soft_limit, self.hard_limit) = (UNMEASURED, UNMEASURED);
    }

    /// Sets both limits for the present stack.
    fn measure(&mut self) {
        self.hard_limit = match remaining() {
            Some(left) => stack_pointer().saturating_sub(left).saturating_add(RED_ZONE),
            None => stack_pointer().saturating_sub(BUDGET),
        };
        self.lower_soft_limit();
    }
}

/// Roughly the stack pointer: the address of a local.
#[inline]
fn stack_pointer() -> usize {
    let mark = 0_u8;
    core::ptr::from_ref(&mark).addr()
}

#[cfg(not(feature = "stacker"))]
fn remaining() -> Option<usize> {
    None
}

#[cfg(feature = "stacker")]
fn remaining() -> Option<usize> {
    stacker::remaining_stack()
}

#[cfg(feature = "stacker")]
mod grow {
    use super::{RED_ZONE, StackGuard, TOO_SMALL, remaining};

    /// The first added segment; each further one is as large as all before it.
    const FIRST_SEGMENT: usize = 16 * RED_ZONE;
    /// The largest segment.
    const LARGEST_SEGMENT: usize = 64 * FIRST_SEGMENT;
    /// All segments together: 8 GiB with 64-bit pointers, 1 GiB with 32-bit ones.
    const ALL_SEGMENTS: usize = 1 << if usize::BITS >= 64 { 33 } else { 30 };

    impl StackGuard {
        /// How large the next segment is; `None` if all of them together would be too large, or the
        /// platform does not tell how much of a segment is left.
        pub(in super::super) fn next_segment(&mut self) -> Option<usize> {
            if self.soft_limit == TOO_SMALL {
                self.measure();
            }
            let size = self.grown.clamp(FIRST_SEGMENT, LARGEST_SEGMENT);
            let wanted = self.grown.checked_add(size)?;
            (wanted <= ALL_SEGMENTS && remaining().is_some()).then_some(size)
        }

        /// Enters a segment of this size; returns what `leave` takes.
        pub(in super::super) fn enter(&mut self, size: usize) -> (usize, usize, usize) {
            let before = (self.soft_limit, self.hard_limit, self.grown);
            self.grown = self.grown.saturating_add(size);
            self.measure();
            before
        }

        /// Leaves the segment entered last.
        pub(in super::super) fn leave(&mut self, before: (usize, usize, usize)) {
            (self.soft_limit, self.hard_limit, self.grown) = before;
        }
    }
}
