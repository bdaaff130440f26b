//! The counters of one thread, which only that thread writes, and the figures of the whole process.

use std::sync::OnceLock;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicIsize};

use super::total::Total;

/// How many bytes a thread may allocate or free before it tells the process.
const CHUNK: isize = 64 * 1024;

/// The slot of threads that are going down, and the head of the list of all slots.
pub(crate) static SHARED: Slot = Slot::new();

/// Live bytes, as far as the threads have told.
static TOLD: AtomicIsize = AtomicIsize::new(0);
/// The most that they came to.
static PEAK: AtomicIsize = AtomicIsize::new(0);

/// Counters on cache lines of their own, so that threads do not slow each other.
///
/// A thread keeps its slot until it ends; then another thread takes it up and counts on, so that
/// sums over all slots stay right. What was counted when it took over is `base`.
#[repr(align(128))]
pub(crate) struct Slot {
    counters: Counters,
    base: Counters,
    /// The highest number of live bytes since someone last asked anew.
    peak: AtomicIsize,
    /// The live bytes, and the peak, when the thread last told the process.
    told: AtomicIsize,
    told_peak: AtomicIsize,
    is_taken: AtomicBool,
    next: OnceLock<&'static Self>,
}

struct Counters {
    allocations: Total,
    frees: Total,
    reallocations: Total,
    allocated: Total,
    live: AtomicIsize,
}

/// A copy of the counters.
#[derive(Clone, Copy, Default)]
pub(crate) struct Figures {
    pub(crate) allocations: u64,
    pub(crate) frees: u64,
    pub(crate) reallocations: u64,
    /// Bytes, of growth by reallocation too.
    pub(crate) allocated: u64,
    /// Bytes; less than none where a thread freed what others had allocated.
    pub(crate) live: isize,
}

impl Slot {
    const fn new() -> Self {
        Self {
            counters: Counters::new(),
            base: Counters::new(),
            peak: AtomicIsize::new(0),
            told: AtomicIsize::new(0),
            told_peak: AtomicIsize::new(0),
            is_taken: AtomicBool::new(true),
            next: OnceLock::new(),
        }
    }

    /// A slot for the present thread: one that another has left, or a new one, which is never
    /// freed.
    pub(crate) fn take() -> &'static Self {
        let mut last = &SHARED;
        for slot in Self::all() {
            if slot.is_taken.compare_exchange(false, true, Relaxed, Relaxed).is_ok() {
                return slot.begin();
            }
            last = slot;
        }
        let new: &'static Self = Box::leak(Box::new(Self::new()));
        while let Err(_taken) = last.next.set(new) {
            last = last.next.get().copied().unwrap_or(&SHARED);
        }
        new.begin()
    }

    /// From here on the figures are those of the present thread.
    pub(crate) fn begin(&'static self) -> &'static Self {
        // What the thread before did is to be seen here.
        std::sync::atomic::fence(std::sync::atomic::Ordering::Acquire);
        self.base.set(self.counters.figures());
        self.peak.store(self.live(), Relaxed);
        self.tell();
        self
    }

    /// Leaves the slot to another thread.
    pub(crate) fn release(&self) {
        self.tell();
        self.is_taken.store(false, std::sync::atomic::Ordering::Release);
    }

    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        std::iter::successors(Some(&SHARED), |slot| slot.next.get().copied())
    }

    /// What all threads together have counted.
    pub(crate) fn sum() -> Figures {
        Self::all().fold(Figures::default(), |sum, slot| sum.plus(slot.counters.figures()))
    }

    /// What the present thread has counted since it began.
    pub(crate) fn figures(&self) -> Figures {
        self.counters.figures().minus(self.base.figures())
    }

    /// The peak of live bytes, on the same scale as the figures.
    pub(crate) fn peak(&self) -> isize {
        self.peak.load(Relaxed).wrapping_sub(self.base.live.load(Relaxed))
    }

    /// Begins to look for the peak anew; gives the old one.
    pub(crate) fn restart_peak(&self) -> isize {
        self.tell();
        let before = self.peak();
        self.peak.store(self.live(), Relaxed);
        self.told_peak.store(self.live(), Relaxed);
        before
    }

    /// Takes up a peak that was put aside.
    pub(crate) fn resume_peak(&self, peak: isize) {
        self.tell();
        let peak = peak.wrapping_add(self.base.live.load(Relaxed));
        let highest = self.peak.load(Relaxed).max(peak);
        self.peak.store(highest, Relaxed);
        self.told_peak.store(highest, Relaxed);
    }

    fn live(&self) -> isize {
        self.counters.live.load(Relaxed)
    }

    #[inline]
    pub(crate) fn note_allocation(&self, size: usize) {
        self.counters.allocations.add(1);
        self.grow(size);
    }

    #[inline]
    pub(crate) fn note_free(&self, size: usize) {
        self.counters.frees.add(1);
        self.shrink(size);
    }

    #[inline]
    pub(crate) fn note_reallocation(&self, old: usize, new: usize) {
        self.counters.reallocations.add(1);
        if new >= old {
            self.grow(new - old);
        } else {
            self.shrink(old - new);
        }
    }

    #[inline]
    fn grow(&self, size: usize) {
        self.counters.allocated.add(size as u64);
        let live = self.live().wrapping_add_unsigned(size);
        self.counters.live.store(live, Relaxed);
        if live > self.peak.load(Relaxed) {
            self.peak.store(live, Relaxed);
        }
        if live.wrapping_sub(self.told.load(Relaxed)) >= CHUNK {
            self.tell();
        }
    }

    #[inline]
    fn shrink(&self, size: usize) {
        let live = self.live().wrapping_sub_unsigned(size);
        self.counters.live.store(live, Relaxed);
        if self.told.load(Relaxed).wrapping_sub(live) >= CHUNK {
            self.tell();
        }
    }

    /// Tells the process what this thread's live bytes have come to, and what they were at most
    /// meanwhile.
    #[cold]
    pub(crate) fn tell(&self) {
        let (live, told) = (self.live(), self.told.load(Relaxed));
        let before = TOLD.fetch_add(live.wrapping_sub(told), Relaxed);
        let peak = self.peak.load(Relaxed);
        let highest = if peak > self.told_peak.load(Relaxed) { peak } else { live };
        PEAK.fetch_max(before.wrapping_add(highest.wrapping_sub(told)), Relaxed);
        self.told.store(live, Relaxed);
        self.told_peak.store(peak, Relaxed);
    }
}

/// What many threads at once may do: each counter by itself is right, and the peak is left to
/// others.
impl Slot {
    pub(crate) fn share_allocation(&self, size: usize) {
        self.counters.allocations.share(1);
        self.share_growth(size);
    }

    pub(crate) fn share_free(&self, size: usize) {
        self.counters.frees.share(1);
        self.share_shrinkage(size);
    }

    pub(crate) fn share_reallocation(&self, old: usize, new: usize) {
        self.counters.reallocations.share(1);
        if new >= old {
            self.share_growth(new - old);
        } else {
            self.share_shrinkage(old - new);
        }
    }

    fn share_growth(&self, size: usize) {
        self.counters.allocated.share(size as u64);
        self.counters.live.fetch_add(size.cast_signed(), Relaxed);
        let before = TOLD.fetch_add(size.cast_signed(), Relaxed);
        PEAK.fetch_max(before.wrapping_add_unsigned(size), Relaxed);
    }

    fn share_shrinkage(&self, size: usize) {
        self.counters.live.fetch_sub(size.cast_signed(), Relaxed);
        TOLD.fetch_sub(size.cast_signed(), Relaxed);
    }
}

/// The most bytes that were live at once in the whole process, as far as the threads have told:
/// at least those that are live now.
pub(crate) fn peak(live: isize) -> isize {
    PEAK.load(Relaxed).max(live)
}

/// Begins to look for that peak anew.
pub(crate) fn restart_peak() {
    PEAK.store(Slot::sum().live, Relaxed);
}

impl Counters {
    const fn new() -> Self {
        Self {
            allocations: Total::new(),
            frees: Total::new(),
            reallocations: Total::new(),
            allocated: Total::new(),
            live: AtomicIsize::new(0),
        }
    }

    fn set(&self, figures: Figures) {
        let Figures { allocations, frees, reallocations, allocated, live } = figures;
        self.allocations.set(allocations);
        self.frees.set(frees);
        self.reallocations.set(reallocations);
        self.allocated.set(allocated);
        self.live.store(live, Relaxed);
    }

    fn figures(&self) -> Figures {
        let Self { allocations, frees, reallocations, allocated, live } = self;
        Figures {
            allocations: allocations.get(),
            frees: frees.get(),
            reallocations: reallocations.get(),
            allocated: allocated.get(),
            live: live.load(Relaxed),
        }
    }
}

impl Figures {
    /// Live blocks; less than none where a thread freed what others had allocated.
    #[expect(clippy::cast_possible_truncation, reason = "what is live fits into memory")]
    pub(crate) fn blocks(self) -> isize {
        (self.allocations as usize).wrapping_sub(self.frees as usize).cast_signed()
    }

    /// Freed bytes, of shrinkage by reallocation too.
    pub(crate) fn freed(self) -> u64 {
        let live = self.live.unsigned_abs() as u64;
        if self.live < 0 {
            self.allocated.wrapping_add(live)
        } else {
            self.allocated.wrapping_sub(live)
        }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            allocations: self.allocations.wrapping_add(other.allocations),
            frees: self.frees.wrapping_add(other.frees),
            reallocations: self.reallocations.wrapping_add(other.reallocations),
            allocated: self.allocated.wrapping_add(other.allocated),
            live: self.live.wrapping_add(other.live),
        }
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        Self {
            allocations: self.allocations.wrapping_sub(other.allocations),
            frees: self.frees.wrapping_sub(other.frees),
            reallocations: self.reallocations.wrapping_sub(other.reallocations),
            allocated: self.allocated.wrapping_sub(other.allocated),
            live: self.live.wrapping_sub(other.live),
        }
    }
}
