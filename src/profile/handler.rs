//! Where the profile of an outermost call goes that nobody has asked for as a value.

use std::cell::Cell;
use std::sync::{Arc, PoisonError, RwLock};

use super::data::Profile;
use super::own::Own;
use super::to;

/// What an attribute may name.
pub(super) type Handler = fn(&Profile);

type AnyHandler = dyn Fn(&Profile) + Send + Sync;

static HANDLER: RwLock<Option<Arc<AnyHandler>>> = RwLock::new(None);

thread_local! {
    static IS_HANDLING: Cell<bool> = const { Cell::new(false) };
}

/// From now on hands the profiles of [`#[memory_profile]`](macro@crate::memory_profile) to this
/// function, in the whole process, instead of printing them to stderr.
///
/// With the feature `profile`; without it the attribute does nothing, and no handler is called.
///
/// It is called once for each outermost call, on the thread where that ends, after the call and
/// outside its numbers. Calls inside others, or inside [`profile`](crate::profile()), are children
/// of those instead. An attribute with `to = …` has a handler of its own. What the handler itself
/// calls is handed to nobody. One that panics does so in the function that is profiled; when that
/// is unwinding already, the process aborts.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
/// use mem_size::{memory_profile, profile_to, set_profile_handler};
///
/// static CALLS: AtomicU64 = AtomicU64::new(0);
///
/// #[memory_profile]
/// fn work() {}
///
/// set_profile_handler(|profile| {
///     CALLS.fetch_add(profile.calls, Relaxed);
/// });
/// work();
/// # if cfg!(feature = "profile") {
/// assert_eq!(CALLS.load(Relaxed), 1);
/// # }
///
/// set_profile_handler(profile_to::stderr); // as it was in the beginning
/// ```
pub fn set_profile_handler(handler: impl Fn(&Profile) + Send + Sync + 'static) {
    let before = HANDLER.write().unwrap_or_else(PoisonError::into_inner).replace(Arc::new(handler));
    // Not under the lock: it may have a destructor that asks for it.
    drop(before);
}

/// Gives a profile to the call around it, or else to the handler.
pub(super) fn deliver(own: Own, handler: Option<Handler>) {
    let Some(own) = own.attach() else { return };
    if IS_HANDLING.try_with(|is_handling| is_handling.replace(true)).unwrap_or(true) {
        return;
    }
    let _end = End;
    match (handler, current()) {
        (Some(handler), _) => handler(own.get()),
        (None, Some(handler)) => handler(own.get()),
        (None, None) => to::stderr(own.get()),
    }
}

fn current() -> Option<Arc<AnyHandler>> {
    HANDLER.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The handler is done, or has panicked.
struct End;

impl Drop for End {
    fn drop(&mut self) {
        IS_HANDLING.set(false);
    }
}
