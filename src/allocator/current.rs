//! Which counters the present thread writes, and whether it records its blocks.

use std::cell::Cell;

use super::record::{self, Moving, Recording};
use super::slot::{SHARED, Slot};

/// What becomes of the calls of the present thread.
#[derive(Clone, Copy)]
enum Current {
    /// It has allocated nothing yet.
    Fresh,
    /// Counted, for this many further calls as those of a thread that may not run the program's
    /// code yet.
    Starting(&'static Slot, u8),
    Counted(&'static Slot),
    /// Counted, while the thread records.
    Recorded(&'static Slot, Recording),
    /// Not counted: the tool itself is at work.
    Off,
    /// The thread is going down, and has given its slot away.
    Gone,
}

/// How many calls of a new thread may be those of the standard library: it copies the thread's
/// name, and frees what the thread that started this one has allocated for it.
const FIRST_CALLS: u8 = 8;

/// Gives the slot away when the thread ends.
struct Lease(&'static Slot);

impl Drop for Lease {
    fn drop(&mut self) {
        CURRENT.set(Current::Gone);
        self.0.release();
    }
}

thread_local! {
    static CURRENT: Cell<Current> = const { Cell::new(Current::Fresh) };
    static LEASE: Cell<Option<Lease>> = const { Cell::new(None) };
}

/// A call of the allocator that succeeded.
#[derive(Clone, Copy)]
pub(crate) enum Event {
    Allocation {
        address: usize,
        size: usize,
    },
    Free {
        address: usize,
        size: usize,
    },
    /// Where from and where to, the list of recorded blocks is told by `take_off` and `put_back`.
    Reallocation {
        size: usize,
        new_size: usize,
    },
}

/// Counts a call.
#[inline]
pub(crate) fn note(event: Event) {
    if let Current::Counted(slot) = CURRENT.get()
        && !record::is_watched()
    {
        count(slot, event);
    } else {
        note_aside(event);
    }
}

/// Takes a block off the list of recorded blocks, while it is reallocated.
#[cold]
pub(super) fn take_off(address: usize) -> Moving {
    match CURRENT.get() {
        Current::Off => Moving::default(),
        _ => off(|| record::take_off(address)),
    }
}

/// Puts it on the list again.
#[cold]
pub(super) fn put_back(moving: Moving, address: usize, size: usize) {
    let recording = recording();
    off(|| moving.put_back(address, size, recording));
}

#[inline]
fn count(slot: &Slot, event: Event) {
    match event {
        Event::Allocation { size, .. } => slot.note_allocation(size),
        Event::Free { size, .. } => slot.note_free(size),
        Event::Reallocation { size, new_size } => slot.note_reallocation(size, new_size),
    }
}

#[cold]
#[inline(never)]
fn note_aside(event: Event) {
    match CURRENT.get() {
        Current::Off => return,
        Current::Counted(slot) | Current::Recorded(slot, _) => count(slot, event),
        Current::Starting(slot, more) => start(slot, more, event),
        Current::Fresh if matches!(event, Event::Free { .. }) => share(event),
        Current::Fresh => match settle() {
            Some(slot) => start(slot, FIRST_CALLS, event),
            None => share(event),
        },
        Current::Gone => share(event),
    }
    if record::is_watched() {
        let recording = recording();
        off(|| record::note(event, recording));
    }
}

/// Counts one of the first calls of a thread. When it frees more than it holds, that is of another
/// thread and counts for the process only.
fn start(slot: &'static Slot, more: u8, event: Event) {
    match event {
        Event::Free { size, .. } if slot.figures().live < size.cast_signed() => share(event),
        _ => count(slot, event),
    }
    CURRENT.set(match more.checked_sub(1) {
        Some(more) => Current::Starting(slot, more),
        None => Current::Counted(slot),
    });
}

fn share(event: Event) {
    match event {
        Event::Allocation { size, .. } => SHARED.share_allocation(size),
        Event::Free { size, .. } => SHARED.share_free(size),
        Event::Reallocation { size, new_size } => SHARED.share_reallocation(size, new_size),
    }
}

/// Takes a slot for the present thread, unless it is going down.
fn settle() -> Option<&'static Slot> {
    CURRENT.set(Current::Off);
    let slot = Slot::take();
    if LEASE.try_with(|lease| lease.set(Some(Lease(slot)))).is_err() {
        slot.release();
        CURRENT.set(Current::Gone);
        return None;
    }
    CURRENT.set(Current::Counted(slot));
    Some(slot)
}

/// Whether the present thread has allocated nothing yet, or nobody counts.
pub(crate) fn is_fresh() -> bool {
    matches!(CURRENT.get(), Current::Fresh)
}

/// The slot of the present thread, if its calls are counted. From here on all of them are.
pub(crate) fn slot() -> Option<&'static Slot> {
    match CURRENT.get() {
        Current::Starting(slot, _) => {
            CURRENT.set(Current::Counted(slot));
            Some(slot)
        }
        Current::Counted(slot) | Current::Recorded(slot, _) => Some(slot),
        Current::Fresh | Current::Off | Current::Gone => None,
    }
}

/// Does the tool's own work, which is not counted. What it allocates must be freed in here as well.
pub(crate) fn off<T>(work: impl FnOnce() -> T) -> T {
    let _back = Back(CURRENT.replace(Current::Off));
    work()
}

/// What the present thread records, if it does.
pub(super) fn recording() -> Option<Recording> {
    match CURRENT.get() {
        Current::Recorded(_, recording) => Some(recording),
        _ => None,
    }
}

/// From now on records each block, if the thread's calls are counted at all.
pub(super) fn start_recording(recording: Recording) {
    if let Current::Counted(slot) = CURRENT.get() {
        CURRENT.set(Current::Recorded(slot, recording));
    }
}

/// Only counts again.
pub(crate) fn stop_recording() {
    if let Current::Recorded(slot, _) = CURRENT.get() {
        CURRENT.set(Current::Counted(slot));
    }
}

/// Goes back to what was so before, even when the work panics.
struct Back(Current);

impl Drop for Back {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}
