//! Ready-made handlers of profiles: for [`set_profile_handler`](crate::set_profile_handler), and
//! for `to = …` at [`#[memory_profile]`](macro@crate::memory_profile).

use std::io::Write as _;

use super::data::Profile;
#[cfg(feature = "log-0_4")]
use super::line::Line;
#[cfg(feature = "tracing-0_1")]
use super::line::Path;
#[cfg(any(feature = "log-0_4", feature = "tracing-0_1"))]
use super::line::each;

/// Prints the tree to stderr: the handler of a program that has set none.
///
/// What cannot be written is lost.
///
/// ```
/// let (_, profile) = mem_size::profile_named("nothing", || ());
/// mem_size::profile_to::stderr(&profile);
/// ```
pub fn stderr(profile: &Profile) {
    // In one piece, so that the trees of two threads do not mix.
    let text = profile.to_string();
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Logs each node of the tree as a record of its own, outer ones first; at level `INFO`, with
/// target `mem_size`.
///
/// `parse > tokens: ×3 in 1.2ms, 0 B live in 0 blocks, 4.0 KiB at most; …`
///
/// ```
/// mem_size::set_profile_handler(mem_size::profile_to::log);
/// ```
#[cfg(feature = "log-0_4")]
pub fn log(profile: &Profile) {
    if log::log_enabled!(target: "mem_size", log::Level::Info) {
        each(profile, &|path, profile| {
            log::info!(target: "mem_size", "{path}: {}", Line(profile));
        });
    }
}

/// Tells the subscriber of each node of the tree as an event of its own, outer ones first; at level
/// `INFO`, with target `mem_size`.
///
/// The fields are `path` (`parse > tokens`), `calls`, `recursions`, `panics`, `elapsed_us`, and,
/// where the allocator is installed, `allocated_bytes`, `allocated_blocks`, `freed_bytes`,
/// `freed_blocks`, `live_bytes`, `live_blocks`, `peak_bytes`; `resident_before` and
/// `resident_after` where they are known.
///
/// ```
/// mem_size::set_profile_handler(mem_size::profile_to::tracing);
/// ```
#[cfg(feature = "tracing-0_1")]
pub fn tracing(profile: &Profile) {
    if tracing::enabled!(target: "mem_size", tracing::Level::INFO) {
        each(profile, &event);
    }
}

#[cfg(feature = "tracing-0_1")]
fn event(path: &Path<'_>, profile: &Profile) {
    let counts = profile.counts.ok();
    let resident = profile.resident;
    tracing::info!(
        target: "mem_size",
        path = %path,
        calls = profile.calls,
        recursions = profile.recursions,
        panics = profile.panics,
        elapsed_us = u64::try_from(profile.elapsed.as_micros()).unwrap_or(u64::MAX),
        allocated_bytes = counts.map(|counts| counts.allocated_bytes),
        allocated_blocks = counts.map(|counts| counts.allocated_blocks),
        freed_bytes = counts.map(|counts| counts.freed_bytes),
        freed_blocks = counts.map(|counts| counts.freed_blocks),
        live_bytes = counts.map(|counts| counts.live_bytes),
        live_blocks = counts.map(|counts| counts.live_blocks),
        peak_bytes = counts.map(|counts| counts.peak_bytes),
        resident_before = resident.map(|resident| resident.before),
        resident_after = resident.map(|resident| resident.after),
    );
}
