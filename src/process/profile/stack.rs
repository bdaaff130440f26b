//! The profiled calls that are going on on the present thread. What is allocated here is the tool's own, and not counted.

use std::cell::RefCell;
use std::panic::Location;

use super::data::Profile;
use crate::process::current::off;

/// How deep a tree may get. What is called deeper by far, as `profile` in a recursion may be, is only
/// in the numbers around it.
const MAX_DEPTH: usize = 200;

/// A place in the source that is profiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) name: &'static str,
    pub(super) location: &'static Location<'static>,
}

/// What becomes of the profile of a call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The caller gets it.
    Value,
    /// An attribute wrote it: it goes to the call around it, or to a handler.
    Attribute,
}

struct Frame {
    site: Site,
    kind: Kind,
    recursions: u64,
    children: Vec<Profile>,
}

struct Stack(Vec<Frame>);

impl Drop for Stack {
    fn drop(&mut self) {
        let frames = std::mem::take(&mut self.0);
        off(|| drop(frames));
    }
}

thread_local! {
    static STACK: RefCell<Stack> = const { RefCell::new(Stack(Vec::new())) };
}

/// Does something to the stack; nothing when the thread is going down.
fn with<T>(work: impl FnOnce(&mut Vec<Frame>) -> T) -> Option<T> {
    off(|| STACK.try_with(|stack| stack.try_borrow_mut().ok().map(|mut stack| work(&mut stack.0))))
        .ok()
        .flatten()
}

/// Puts a call on the stack.
pub(super) fn push(site: Site, kind: Kind) {
    with(|stack| stack.push(Frame { site, kind, recursions: 0, children: Vec::new() }));
}

/// Takes the innermost call off: how often it called itself, and what it called.
pub(super) fn pop() -> (u64, Vec<Profile>) {
    let frame = with(Vec::pop).flatten();
    frame.map_or((0, Vec::new()), |frame| (frame.recursions, frame.children))
}

/// Whether a call of this function is going on, since the last one whose profile its caller gets.
pub(super) fn is_within(site: Site) -> bool {
    with(|stack| same(stack, site).is_some()).unwrap_or(false)
}

/// Counts a call of a function out of itself.
pub(super) fn note_recursion(site: Site) {
    with(|stack| {
        if let Some(frame) = same(stack, site) {
            frame.recursions = frame.recursions.saturating_add(1);
        }
    });
}

fn same(stack: &mut [Frame], site: Site) -> Option<&mut Frame> {
    let own = |frame: &&mut Frame| frame.kind == Kind::Attribute;
    stack.iter_mut().rev().take_while(own).find(|frame| frame.site == site)
}

/// Whether no call is going on.
pub(super) fn is_empty() -> bool {
    with(|stack| stack.is_empty()).unwrap_or(true)
}

/// Puts a finished call below the innermost one that is going on; gives it back when there is none.
pub(super) fn attach(profile: Profile) -> Option<Profile> {
    let mut profile = Some(profile);
    with(|stack| {
        let depth = stack.len();
        if let Some(frame) = stack.last_mut()
            && let Some(profile) = profile.take()
            && depth <= MAX_DEPTH
        {
            Profile::place(&mut frame.children, profile);
        }
    });
    profile
}
