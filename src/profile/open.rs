//! A profiled call that has not ended yet, with the counters at its start.

use std::marker::PhantomData;
use std::mem;
use std::thread;
use std::time::Instant;

use super::data::{Profile, Resident};
use super::site::Site;
use super::stack::{self, Below};
use crate::allocator::NotInstalled;
use crate::allocator::span::Span;

/// A call on the stack of the present thread. It must be closed there, the inner one first.
pub(super) struct Open {
    site: Site,
    resident_before: Option<usize>,
    is_unwinding: bool,
    start: Instant,
    span: Result<Span, NotInstalled>,
    of_this_thread: PhantomData<*const ()>,
}

impl Open {
    pub(super) fn begin(site: Site) -> Self {
        let resident_before = match site {
            Site::Place { .. } => resident(),
            // The system takes a thousand times as long to answer as the call itself may.
            Site::Function(_) => None,
        };
        stack::push(site);
        Self {
            site,
            resident_before,
            is_unwinding: thread::panicking(),
            of_this_thread: PhantomData,
            start: Instant::now(),
            // Last: the first question of a thread may take it a block.
            span: Span::begin(),
        }
    }

    /// Ends the call, once. The children of the profile are the tool's own memory.
    pub(super) fn close(&mut self) -> Profile {
        let counts = mem::replace(&mut self.span, Err(NotInstalled)).map(Span::end);
        let elapsed = self.start.elapsed();
        let Below { recursions, children, aside } = stack::pop();
        let resident = self
            .resident_before
            .and_then(|before| resident().map(|after| Resident { before, after }));
        let panics = u64::from(thread::panicking() && !self.is_unwinding);
        Profile {
            name: self.site.name().into(),
            location: self.site.location().into(),
            calls: 1,
            recursions,
            panics,
            counts,
            resident,
            elapsed: elapsed.saturating_sub(aside),
            children,
            function: self.site.function(),
        }
    }
}

/// Asks the system, which is no part of the calls that are going on.
#[cfg(feature = "process-memory")]
fn resident() -> Option<usize> {
    let start = Instant::now();
    let resident = crate::allocator::current::off(crate::process_memory::resident);
    stack::note_aside(start.elapsed());
    resident
}

#[cfg(not(feature = "process-memory"))]
fn resident() -> Option<usize> {
    None
}

#[cfg(all(test, feature = "process-memory"))]
mod tests {
    use std::panic::Location;
    use std::time::Duration;

    use super::*;

    #[test]
    fn time_set_aside_is_that_of_no_call_that_is_going_on() {
        let site = Site::Place { name: "call", location: Location::caller() };
        let (mut outer, mut inner) = (Open::begin(site), Open::begin(site));
        stack::note_aside(Duration::from_secs(3600));
        assert_eq!(inner.close().elapsed, Duration::ZERO);
        assert_eq!(outer.close().elapsed, Duration::ZERO);
    }

    #[test]
    fn time_to_ask_the_system_is_set_aside() {
        stack::push(Site::Place { name: "call", location: Location::caller() });
        let is_known = resident().is_some();
        assert!(stack::pop().aside > Duration::ZERO || !is_known);
    }
}
