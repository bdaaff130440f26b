//! The guards that end a call, also when it panics.

use super::data::Profile;
use super::handler::{self, Handler};
use super::open::Open;
use super::own::Own;
use super::site::{Function, Site};
use super::stack;

/// The body of a function with the attribute; ends with it.
#[must_use = "a scope ends when it is dropped"]
pub struct Scope {
    /// None inside another call of the same function.
    open: Option<Open>,
    handler: Option<Handler>,
}

/// Begins the body of a function with the attribute.
pub fn scope(function: &'static Function) -> Scope {
    Scope::new(function, None)
}

/// The same, with a handler of its own.
pub fn scope_to(function: &'static Function, handler: Handler) -> Scope {
    Scope::new(function, Some(handler))
}

impl Scope {
    fn new(function: &'static Function, handler: Option<Handler>) -> Self {
        let site = Site::Function(function);
        if stack::is_within(site) {
            stack::note_recursion(site);
            return Self { open: None, handler: None };
        }
        Self { open: Some(Open::begin(site)), handler }
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
