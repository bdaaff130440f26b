//! The guards that end a call, also when it panics.

use std::panic::Location;

use super::data::Profile;
use super::handler::{self, Handler};
use super::open::Open;
use super::own::Own;
use super::stack::{self, Kind, Site};

/// The body of a function with the attribute; ends with it.
#[must_use = "a scope ends when it is dropped"]
pub struct Scope {
    /// None inside another call of the same function.
    open: Option<Open>,
    handler: Option<Handler>,
}

/// Begins the body of a function with the attribute.
#[track_caller]
pub fn scope(name: &'static str) -> Scope {
    Scope::new(name, None)
}

/// The same, with a handler of its own.
#[track_caller]
pub fn scope_to(name: &'static str, handler: Handler) -> Scope {
    Scope::new(name, Some(handler))
}

impl Scope {
    #[track_caller]
    fn new(name: &'static str, handler: Option<Handler>) -> Self {
        let site = Site { name, location: Location::caller() };
        if stack::is_within(site) {
            stack::note_recursion(site);
            return Self { open: None, handler: None };
        }
        Self { open: Some(Open::begin(site, Kind::Attribute)), handler }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        if let Some(open) = &mut self.open {
            handler::deliver(Own::new(open.close()), self.handler);
        }
    }
}

/// Work whose profile the caller gets.
pub(super) struct Block {
    open: Open,
    is_ended: bool,
}

impl Block {
    pub(super) fn new(open: Open) -> Self {
        Self { open, is_ended: false }
    }

    /// The profile, in memory that is counted as any other.
    pub(super) fn end(mut self) -> Profile {
        self.is_ended = true;
        let own = Own::new(self.open.close());
        let counted = own.get().clone();
        own.attach();
        counted
    }
}

/// The work has panicked: only the calls around it will tell.
impl Drop for Block {
    fn drop(&mut self) {
        if !self.is_ended {
            Own::new(self.open.close()).attach();
        }
    }
}
