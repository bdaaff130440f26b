//! The profiled calls that are going on on the present thread. What is allocated here is the tool's
//! own, and not counted.

use std::cell::RefCell;
use std::time::Duration;

use super::data::Profile;
use super::site::Site;
use crate::allocator::current::off;

/// How deep a tree may get. What is called deeper by far, as `profile` in a recursion may be, is
/// only in the numbers around it.
pub(super) const MAX_DEPTH: usize = 200;

struct Frame {
    site: Site,
    below: Below,
}

/// What has been noted of a call while it went on.
#[derive(Default)]
pub(super) struct Below {
    /// How many calls were recursive.
    pub(super) recursions: u64,
    /// What it called.
    pub(super) children: Vec<Profile>,
    /// Time that the tool took to ask the system, which is none of the call's.
    pub(super) aside: Duration,
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
pub(super) fn push(site: Site) {
    with(|stack| stack.push(Frame { site, below: Below::default() }));
}

/// Takes the innermost call off.
pub(super) fn pop() -> Below {
    let below = with(|stack| {
        let below = stack.pop()?.below;
        set_aside(stack, below.aside);
        Some(below)
    });
    below.flatten().unwrap_or_default()
}

/// Takes time away from the calls that are going on.
#[cfg(feature = "process-memory")]
pub(super) fn note_aside(time: Duration) {
    with(|stack| set_aside(stack, time));
}

fn set_aside(stack: &mut [Frame], time: Duration) {
    if let Some(frame) = stack.last_mut() {
        frame.below.aside = frame.below.aside.saturating_add(time);
    }
}

/// Whether a call of this function is going on, since the last one whose profile its caller gets.
pub(super) fn is_within(site: Site) -> bool {
    with(|stack| same(stack, site).is_some()).unwrap_or(false)
}

/// Counts a recursive call.
pub(super) fn note_recursion(site: Site) {
    with(|stack| {
        if let Some(frame) = same(stack, site) {
            frame.below.recursions = frame.below.recursions.saturating_add(1);
        }
    });
}

fn same(stack: &mut [Frame], site: Site) -> Option<&mut Frame> {
    let own = |frame: &&mut Frame| matches!(frame.site, Site::Function(_));
    stack.iter_mut().rev().take_while(own).find(|frame| frame.site == site)
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
            Profile::place(&mut frame.below.children, profile);
        }
    });
    profile
}
