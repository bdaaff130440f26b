//! What functions allocate and free while they run, as a tree; what `#[memory_profile]` writes, and
//! where it goes.

mod data;
pub(crate) mod future;
mod handler;
#[cfg(feature = "json")]
mod json;
#[cfg(any(feature = "log-0_4", feature = "tracing-0_1"))]
mod line;
mod location;
mod open;
mod own;
pub(crate) mod scope;
#[cfg(feature = "serde")]
mod serial;
mod show;
pub(crate) mod site;
mod stack;
pub mod to;

use std::any::type_name;
use std::panic::Location;

pub use data::{Profile, Resident};
pub use handler::set_profile_handler;
pub use location::SourceLocation;

use open::Open;
use scope::Block;
use site::Site;

/// Runs some work, and tells what it allocated and freed on this thread.
///
/// The value comes first, the [`Profile`] beside it. What calls of functions with
/// [`#[memory_profile]`](macro@crate::memory_profile) and of `profile` inside take is in its
/// [`children`](Profile::children). Only this thread counts: what other threads do meanwhile, be it
/// for the work, is not in it.
///
/// Its name is that of the function around the call; [`profile_named`] takes another.
///
/// ```
/// use mem_size::{CountingAlloc, profile};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     let (sum, profile) = profile(|| {
///         let numbers: Vec<u64> = (0..1000).collect();
///         numbers.iter().sum::<u64>()
///     });
///     assert_eq!(sum, 499_500);
///     assert_eq!(profile.name, "main");
///
///     let counts = profile.counts?;
///     assert_eq!(counts.peak_bytes, 8000);
///     assert_eq!(counts.live_bytes, 0); // all is freed again
///     println!("{profile}");
///     Ok(())
/// }
/// ```
///
/// Where the allocator is not installed, [`counts`](Profile::counts) is an error, and the time is
/// still measured. Work that panics goes on unwinding; its profile is lost, but for what the calls
/// around it show.
#[track_caller]
pub fn profile<T, F: FnOnce() -> T>(work: F) -> (T, Profile) {
    run(Site::Place { name: function(type_name::<F>()), location: Location::caller() }, work)
}

/// The same as [`profile()`], under a name of one's own.
///
/// ```
/// let (text, profile) = mem_size::profile_named("render", || "-".repeat(100));
/// assert_eq!(text.len(), 100);
/// assert_eq!(profile.name, "render");
/// assert!(profile.counts.is_err()); // this program has no `#[global_allocator]` of ours
/// ```
#[track_caller]
pub fn profile_named<T>(name: &'static str, work: impl FnOnce() -> T) -> (T, Profile) {
    run(Site::Place { name, location: Location::caller() }, work)
}

fn run<T>(site: Site, work: impl FnOnce() -> T) -> (T, Profile) {
    let block = Block::new(Open::begin(site));
    let value = work();
    (value, block.end())
}

/// The last part of the path of a function, or of the function around a closure.
fn function(mut path: &'static str) -> &'static str {
    while let Some(outer) = path.strip_suffix("::{{closure}}") {
        path = outer;
    }
    let mut depth = 0_usize;
    let mut rest = path.char_indices().rev().peekable();
    while let Some((_, letter)) = rest.next() {
        match (letter, rest.peek()) {
            ('>', _) => depth = depth.saturating_add(1),
            ('<', _) => depth = depth.saturating_sub(1),
            (':', Some(&(colon, ':'))) if depth == 0 => {
                return path.get(colon.saturating_add(2)..).unwrap_or(path);
            }
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_called_by_the_end_of_their_path() {
        assert_eq!(function("program::main::{{closure}}"), "main");
        assert_eq!(function("program::list<a::B>::{{closure}}::{{closure}}"), "list<a::B>");
        assert_eq!(function("<program::A as b::C>::build"), "build");
        assert_eq!(function("main"), "main");
    }
}
