//! A profile in the tool's own memory, which is allocated and freed without being counted.

use std::mem;

use super::data::Profile;
use super::stack;
use crate::allocator::current::off;

/// A profile that must not get out; a clone of it may.
pub(super) struct Own(Profile);

impl Own {
    pub(super) fn new(profile: Profile) -> Self {
        Self(profile)
    }

    pub(super) fn get(&self) -> &Profile {
        &self.0
    }

    /// Puts it below the call that is going on on this thread; gives it back when there is none.
    pub(super) fn attach(mut self) -> Option<Self> {
        let children = mem::take(&mut self.0.children);
        stack::attach(Profile { children, ..self.0.clone() }).map(Self)
    }

    /// Adds what the same call did later.
    pub(super) fn resume(&mut self, later: Profile) {
        off(|| self.0.resume(later));
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let children = mem::take(&mut self.0.children);
        off(|| drop(children));
    }
}
