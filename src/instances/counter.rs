//! The counters of all types, found by the type's name.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::allocator::current;
use crate::allocator::total::Total;

/// How many values of one type have been made and dropped; on cache lines of its own.
#[repr(align(128))]
pub(super) struct Counter {
    pub(super) type_name: &'static str,
    created: Total,
    dropped: Total,
    /// The most that were live at once.
    peak: AtomicUsize,
    next: OnceLock<&'static Self>,
}

/// The first counter; the others hang on it.
static FIRST: OnceLock<&'static Counter> = OnceLock::new();

/// Held by who adds a counter, or a place where one is found.
static ADDING: Mutex<()> = Mutex::new(());

/// Where a counter is found by the address of the name, which is quicker than to compare names. One
/// name may stand at several addresses, for each part of the program may have a copy: all lead to
/// one counter.
struct Place {
    name: &'static str,
    counter: &'static Counter,
    next: OnceLock<&'static Self>,
}

/// The first place of each chain.
static PLACES: [OnceLock<&'static Place>; CHAINS] = [const { OnceLock::new() }; CHAINS];

/// A power of two.
const CHAINS: usize = 256;

impl Counter {
    /// The counter of a type, made where there is none yet.
    #[inline]
    pub(super) fn of(type_name: &'static str) -> &'static Self {
        match Place::find(type_name) {
            Some(counter) => counter,
            None => Self::settle(type_name),
        }
    }

    /// The counter of a type, if there is one.
    pub(super) fn find(type_name: &str) -> Option<&'static Self> {
        Self::all().find(|counter| counter.type_name == type_name)
    }

    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        std::iter::successors(FIRST.get().copied(), |counter| counter.next.get().copied())
    }

    /// Counts one more.
    #[inline]
    pub(super) fn add(&self) {
        let created = self.created.share(1);
        // Other threads may have dropped some since: then it is less than were live, never more.
        let live = difference(created, self.dropped.get());
        if live > self.peak.load(Relaxed) {
            self.peak.fetch_max(live, Relaxed);
        }
    }

    /// Counts one less.
    #[inline]
    pub(super) fn remove(&self) {
        self.dropped.share(1);
    }

    pub(super) fn created(&self) -> u64 {
        self.created.get()
    }

    pub(super) fn live(&self) -> usize {
        // In this order, for all that have been dropped were created before.
        let dropped = self.dropped.get();
        difference(self.created.get(), dropped)
    }

    pub(super) fn peak(&self) -> usize {
        self.peak.load(Relaxed).max(self.live())
    }

    /// Takes the counter of this name, or adds one, and makes a place for this address of the name.
    #[cold]
    #[inline(never)]
    fn settle(type_name: &'static str) -> &'static Self {
        let _adding = ADDING.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been here first.
        if let Some(counter) = Place::find(type_name) {
            return counter;
        }
        current::off(|| {
            let counter = Self::find(type_name).unwrap_or_else(|| Self::append(type_name));
            Place::append(type_name, counter);
            counter
        })
    }

    fn append(type_name: &'static str) -> &'static Self {
        let new: &'static Self = Box::leak(Box::new(Self {
            type_name,
            created: Total::new(),
            dropped: Total::new(),
            peak: AtomicUsize::new(0),
            next: OnceLock::new(),
        }));
        append(&FIRST, new, |counter| &counter.next);
        new
    }
}

impl Place {
    #[inline]
    fn find(name: &'static str) -> Option<&'static Counter> {
        let mut place = chain(name)?.get();
        while let Some(found) = place {
            if std::ptr::eq(found.name, name) {
                return Some(found.counter);
            }
            place = found.next.get();
        }
        None
    }

    fn append(name: &'static str, counter: &'static Counter) {
        if let Some(chain) = chain(name) {
            let new = Box::leak(Box::new(Self { name, counter, next: OnceLock::new() }));
            append(chain, new, |place| &place.next);
        }
    }
}

/// The chain of this address.
#[inline]
fn chain(name: &'static str) -> Option<&'static OnceLock<&'static Place>> {
    let address = name.as_ptr().addr();
    // Names lie close together, each as long as it is: the upper bits of the product depend on all
    // of these.
    #[expect(clippy::cast_possible_truncation, reason = "eight bits are left")]
    let nth = ((address as u32).wrapping_mul(0x9e37_79b1) >> 24) as usize;
    PLACES.get(nth)
}

/// Hangs an item on the end of a list; for who holds `ADDING`.
fn append<T>(
    first: &'static OnceLock<&'static T>,
    new: &'static T,
    next: impl Fn(&'static T) -> &'static OnceLock<&'static T>,
) {
    let mut end = first;
    while let Some(taken) = end.get() {
        end = next(taken);
    }
    end.get_or_init(|| new);
}

/// What is live, from two sums that may have begun again at 0.
#[expect(clippy::cast_possible_truncation, reason = "what is live fits into memory")]
fn difference(created: u64, dropped: u64) -> usize {
    (created as usize).wrapping_sub(dropped as usize).cast_signed().max(0).cast_unsigned()
}
