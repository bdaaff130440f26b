//! Which counters the present thread writes, and whether someone keeps a list of its blocks.

use std::cell::Cell;

use super::record;
use super::slot::{SHARED, Slot};

/// What becomes of the calls of the present thread.
#[derive(Clone, Copy)]
enum Current {
    /// It has made none yet.
    Fresh,
    Counted(&'static Slot),
    /// Counted, and each block put on the thread's list.
    Recorded(&'static Slot),
    /// Not counted: the tool itself is at work.
    Off,
    /// The thread is going down, and has given its slot away.
    Gone,
}

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
pub(super) enum Event {
    Allocation { address: usize, size: usize },
    Free { address: usize, size: usize },
    Reallocation { address: usize, size: usize, new_address: usize, new_size: usize },
}

/// Counts a call.
#[inline]
pub(super) fn note(event: Event) {
    if let Current::Counted(slot) = CURRENT.get() {
        count(slot, event);
    } else {
        note_aside(event);
    }
}

#[inline]
fn count(slot: &Slot, event: Event) {
    match event {
        Event::Allocation { size, .. } => slot.note_allocation(size),
        Event::Free { size, .. } => slot.note_free(size),
        Event::Reallocation { size, new_size, .. } => slot.note_reallocation(size, new_size),
    }
}

#[cold]
#[inline(never)]
fn note_aside(event: Event) {
    match CURRENT.get() {
        Current::Off => {}
        Current::Counted(slot) => count(slot, event),
        Current::Recorded(slot) => {
            count(slot, event);
            off(|| record::note(event));
        }
        Current::Fresh => match settle() {
            Some(slot) => count(slot, event),
            None => share(event),
        },
        Current::Gone => share(event),
    }
}

fn share(event: Event) {
    match event {
        Event::Allocation { size, .. } => SHARED.share_allocation(size),
        Event::Free { size, .. } => SHARED.share_free(size),
        Event::Reallocation { size, new_size, .. } => SHARED.share_reallocation(size, new_size),
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

/// The slot of the present thread, if its calls are counted.
pub(super) fn slot() -> Option<&'static Slot> {
    match CURRENT.get() {
        Current::Counted(slot) | Current::Recorded(slot) => Some(slot),
        Current::Fresh | Current::Off | Current::Gone => None,
    }
}

/// Does the tool's own work, which is not counted. What it allocates must be freed in here as well.
pub(super) fn off<T>(work: impl FnOnce() -> T) -> T {
    let _back = Back(CURRENT.replace(Current::Off));
    work()
}

/// From now on puts each block on the thread's list, if its calls are counted at all.
pub(super) fn start_recording() {
    if let Current::Counted(slot) = CURRENT.get() {
        CURRENT.set(Current::Recorded(slot));
    }
}

/// Only counts again.
pub(super) fn stop_recording() {
    if let Current::Recorded(slot) = CURRENT.get() {
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
