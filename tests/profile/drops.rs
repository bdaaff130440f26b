//! Values that write down when they are dropped. Also read in other editions, as are the two lists
//! of cases.

use std::cell::RefCell;
use std::mem;

use mem_size::profile;

/// Larger than all that the work allocates besides.
const BLOCK: usize = 1 << 22;

thread_local! {
    static EVENTS: RefCell<Vec<Event>> = const { RefCell::new(Vec::new()) };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Seen(&'static str),
    /// With a block.
    Dropped(&'static str),
    /// All else is not the function's.
    Returned,
}

/// Owns one block.
#[derive(Clone, Debug)]
pub(crate) struct D(pub(crate) &'static str, #[expect(dead_code)] Vec<u8>);

pub(crate) fn d(name: &'static str) -> D {
    D(name, Vec::with_capacity(BLOCK))
}

impl D {
    /// A borrow that is dropped at the end of its temporary's scope.
    pub(crate) fn guard(&self, name: &'static str) -> Guard<'_> {
        Guard(self, d(name))
    }
}

impl Drop for D {
    fn drop(&mut self) {
        push(Event::Dropped(self.0));
    }
}

pub(crate) struct Guard<'d>(pub(crate) &'d D, #[expect(dead_code)] D);

pub(crate) struct Both {
    pub(crate) first: D,
    pub(crate) second: D,
}

/// A struct without fields, which as a pattern binds nothing.
pub(crate) struct Unit;

impl Drop for Unit {
    fn drop(&mut self) {
        note("unit");
    }
}

pub(crate) fn both(first: &'static str, second: &'static str) -> Both {
    Both { first: d(first), second: d(second) }
}

pub(crate) fn note(what: &'static str) {
    push(Event::Seen(what));
}

fn push(event: Event) {
    EVENTS.with(|events| events.borrow_mut().push(event));
}

/// What the work drops, in order; up to a panic, if there is one.
pub(crate) fn order<T>(work: impl FnOnce() -> T) -> Vec<Event> {
    EVENTS.with(|events| *events.borrow_mut() = Vec::with_capacity(100));
    let output = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    push(Event::Returned);
    drop(output);
    EVENTS.with(|events| mem::take(&mut *events.borrow_mut()))
}

/// The same, of a function `f` that is measured: all that is dropped before it returns must be so
/// within its call.
pub(crate) fn measured_order<T>(work: impl FnOnce() -> T) -> Vec<Event> {
    let (order, profile) = profile(|| order(work));
    let within = order.iter().take_while(|&&event| event != Event::Returned);
    let dropped = within.filter(|event| matches!(event, Event::Dropped(_))).count();
    let call = profile.find("f").expect("`f` is measured");
    let freed = call.counts.expect("the allocator is installed").freed_bytes;
    assert_eq!(freed / BLOCK as u64, dropped as u64, "{order:?}\n{profile}");
    order
}
