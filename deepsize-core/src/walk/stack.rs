//! How much stack is left for the walk, and where more comes from.

/// What must be left before a hop: enough for the frames between two hops, in a debug build and
/// with many types nested inline.
const ZONE: usize = 32 * 1024 * size_of::<usize>();
/// How far a recursion that can put off what is next goes down before it does.
const BURST: usize = 8 * 1024 * size_of::<usize>();
/// Less than this is no step down.
const STEP: usize = BURST / 8;
/// How much stack a walk may use where nothing tells what is left, or none can be added.
const BUDGET: usize = 16 * 1024 * size_of::<usize>();

/// The floor before anyone has asked: each address is below it.
const UNARMED: usize = usize::MAX;
/// The floor when a walk starts on a small stack: each address is below it, until the walk has
/// moved.
const CRAMPED: usize = usize::MAX - 1;

/// The addresses below which the walk takes care. Found out at the first hop: many values have
/// none, and asking the system takes as long as measuring a small value does.
pub(super) struct StackGuard {
    /// Below this a hop asks what to do: to put off what is next, or to go on.
    floor: usize,
    /// Below this it must not go on. Never above the floor.
    bottom: usize,
    #[cfg(feature = "stacker")]
    grown: usize,
}

impl StackGuard {
    pub(super) const fn new() -> Self {
        Self {
            floor: UNARMED,
            bottom: UNARMED,
            #[cfg(feature = "stacker")]
            grown: 0,
        }
    }

    /// Whether the next hop must go to more stack. The first one of a root takes bearings.
    #[inline]
    pub(super) fn must_move(&mut self) -> bool {
        self.is_low() && self.must_move_indeed()
    }

    /// Whether a hop must ask what to do.
    #[inline]
    pub(super) fn is_low(&self) -> bool {
        here() < self.floor
    }

    /// Whether the walk must not go on here, or nobody has asked yet how much is left.
    pub(super) fn is_spent(&self) -> bool {
        here() < self.bottom
    }

    /// A small stack is left at the first hop: later the walk would have to leave it anyway, and
    /// perhaps again and again in the middle of a wide value.
    #[cold]
    #[inline(never)]
    fn must_move_indeed(&mut self) -> bool {
        if self.floor == UNARMED {
            self.arm();
            if here() < self.bottom.saturating_add(3 * ZONE) && remaining().is_some() {
                (self.floor, self.bottom) = (CRAMPED, CRAMPED);
            }
        }
        let must_move = here() < self.bottom;
        if !must_move {
            self.lower();
        }
        must_move
    }

    /// Whether the recursion is so deep that what is next is better put off.
    pub(super) fn is_deep(&self) -> bool {
        self.floor < CRAMPED && self.is_low()
    }

    /// Lowers the floor below where the stack is now; whether that leaves room for a step down.
    pub(super) fn lower(&mut self) -> bool {
        let here = here();
        self.floor = here.saturating_sub(BURST).max(self.bottom);
        here.saturating_sub(self.floor) >= STEP
    }

    pub(super) fn floor(&self) -> usize {
        self.floor
    }

    pub(super) fn set_floor(&mut self, floor: usize) {
        self.floor = floor;
    }

    /// Makes the next hop take bearings: another root may be measured on another stack.
    #[inline]
    pub(super) fn disarm(&mut self) {
        (self.floor, self.bottom) = (UNARMED, UNARMED);
    }

    /// Takes bearings on the present stack.
    fn arm(&mut self) {
        self.bottom = match remaining() {
            Some(left) => here().saturating_sub(left).saturating_add(ZONE),
            None => here().saturating_sub(BUDGET),
        };
        self.lower();
    }
}

/// About where the stack pointer is: the address of a local.
#[inline]
fn here() -> usize {
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
    use super::{CRAMPED, StackGuard, ZONE, remaining};

    /// The first added segment; each further one is as large as all before it.
    const FIRST: usize = 16 * ZONE;
    /// The largest segment.
    const LARGEST: usize = 64 * FIRST;
    /// All segments together: 8 GiB with 64-bit pointers, 1 GiB with 32-bit ones.
    const MOST: usize = 1 << if usize::BITS >= 64 { 33 } else { 30 };

    impl StackGuard {
        /// How large the next segment should be; nothing when the walk has had enough.
        pub(in super::super) fn next_segment(&mut self) -> Option<usize> {
            if self.floor == CRAMPED {
                self.arm();
            }
            let size = self.grown.clamp(FIRST, LARGEST);
            let wanted = self.grown.checked_add(size)?;
            (wanted <= MOST && remaining().is_some()).then_some(size)
        }

        /// Enters a segment of this size; gives back what `leave` wants.
        pub(in super::super) fn enter(&mut self, size: usize) -> (usize, usize, usize) {
            let before = (self.floor, self.bottom, self.grown);
            self.grown = self.grown.saturating_add(size);
            self.arm();
            before
        }

        /// Leaves the segment entered last.
        pub(in super::super) fn leave(&mut self, before: (usize, usize, usize)) {
            (self.floor, self.bottom, self.grown) = before;
        }
    }
}
