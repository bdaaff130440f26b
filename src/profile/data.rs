//! A profile as plain data, and how calls add up.

use std::borrow::Cow;
use std::ptr;
use std::time::Duration;

use super::location::SourceLocation;
use super::site::Function;
use crate::allocator::{AllocStats, NotInstalled};

/// What a function allocated and freed while it ran, and what the profiled functions did that it
/// called.
///
/// [`Display`](std::fmt::Display) prints the tree, in aligned columns. All calls of a function from
/// the same place in the tree are one node, with their number. A recursive call, direct or through
/// other functions, is part of the outer call. So a tree stays small however often a function is
/// called.
///
/// ```
/// use mem_size::{CountingAlloc, profile, profile_named};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// // As with `#[memory_profile]` on it.
/// fn word(length: usize) -> String {
///     profile_named("word", || "x".repeat(length)).0
/// }
///
/// fn main() -> Result<(), mem_size::NotInstalled> {
///     let (words, profile) = profile(|| [word(10), word(20), word(30)]);
///     let word = &profile.children[0];
///     assert_eq!((&*word.name, word.calls), ("word", 3));
///     assert_eq!(word.counts?.live_bytes, 60);
///     assert_eq!(word.counts?.peak_bytes, 30); // within one call
///     # drop(words);
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Profile {
    /// The function, or the name that was given.
    pub name: Cow<'static, str>,
    /// Where it is in the source; for `#[memory_profile]`, the place of the attribute.
    pub location: SourceLocation,
    /// How often it was called.
    pub calls: u64,
    /// How many calls were recursive; what they did is counted in the outer call.
    pub recursions: u64,
    /// How many of the calls panicked; they are counted up to there.
    pub panics: u64,
    /// Blocks and bytes over all calls, with those of the children, on the threads where they ran.
    /// The live numbers are what was allocated less what was freed: less than 0 where a call freed
    /// what its caller had allocated. The peak is how far the live bytes rose above those at the
    /// beginning of a call, in the call where they rose highest. An error where the counting
    /// allocator is not installed.
    pub counts: Result<AllocStats, NotInstalled>,
    /// Resident memory of the process; with the feature `process-memory`, where the system reports
    /// it, and only for calls by [`profile`](crate::profile()): reading it takes up to half a
    /// millisecond before the call and after it, too long for each call of a function with the
    /// attribute. That time is not in [`elapsed`](Self::elapsed), neither here nor in the calls
    /// around it.
    pub resident: Option<Resident>,
    /// Time spent in the calls; of an `async fn`, in its polls.
    pub elapsed: Duration,
    /// The profiled functions that it called, in the order of their first calls.
    pub children: Vec<Profile>,
    /// The function with the attribute, which tells the node from those of the same name and place
    /// while calls are added up.
    pub(super) function: Option<&'static Function>,
}

/// Resident memory of the process around a call, in bytes; around several calls, before the first
/// and after the last.
///
/// ```
/// let (_, profile) = mem_size::profile(|| vec![1_u8; 1 << 20]);
/// if let Some(resident) = profile.resident {
///     println!("{} bytes before, {} after", resident.before, resident.after);
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Resident {
    /// Resident bytes when the call began.
    pub before: usize,
    /// Resident bytes when it ended.
    pub after: usize,
}

/// What was counted, name and place; not which of several functions that a macro wrote it is.
impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            name,
            location,
            calls,
            recursions,
            panics,
            counts,
            resident,
            elapsed,
            children,
            function: _,
        } = self;
        (name, location) == (&other.name, &other.location)
            && [*calls, *recursions, *panics] == [other.calls, other.recursions, other.panics]
            && (counts, resident, elapsed) == (&other.counts, &other.resident, &other.elapsed)
            && *children == other.children
    }
}

impl Eq for Profile {}

impl Profile {
    /// The first node of this name: this one, or one below it, outer ones of a branch first.
    ///
    /// ```
    /// let (_, profile) = mem_size::profile_named("outer", || {
    ///     mem_size::profile_named("inner", || ());
    /// });
    /// assert_eq!(profile.find("inner").map(|inner| inner.calls), Some(1));
    /// assert_eq!(profile.find("other"), None);
    /// ```
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(name))
    }

    /// Puts a node among its siblings: into the one of the same function, if there is one.
    pub(super) fn place(siblings: &mut Vec<Self>, new: Self) {
        match siblings.iter_mut().find(|old| old.is_of_same_site(&new)) {
            Some(old) => {
                old.calls = old.calls.saturating_add(new.calls);
                old.add(new, beside);
            }
            None => siblings.push(new),
        }
    }

    fn is_of_same_site(&self, other: &Self) -> bool {
        match (self.function, other.function) {
            (Some(one), Some(other)) => ptr::eq(one, other),
            (None, None) => (&self.name, &self.location) == (&other.name, &other.location),
            _ => false,
        }
    }

    /// Adds what the same call did later, when it was polled again.
    pub(super) fn resume(&mut self, later: Self) {
        self.add(later, after);
    }

    fn add(&mut self, other: Self, peak: fn(AllocStats, AllocStats) -> isize) {
        let Self {
            name: _,
            location: _,
            calls: _,
            recursions,
            panics,
            counts,
            resident,
            elapsed,
            children,
            function: _,
        } = other;
        self.recursions = self.recursions.saturating_add(recursions);
        self.panics = self.panics.saturating_add(panics);
        self.counts = match (self.counts, counts) {
            (Ok(old), Ok(new)) => Ok(sum(old, new, peak(old, new))),
            _ => Err(NotInstalled),
        };
        self.resident = match (self.resident, resident) {
            (Some(old), Some(new)) => Some(Resident { before: old.before, after: new.after }),
            (old, new) => old.or(new),
        };
        self.elapsed = self.elapsed.saturating_add(elapsed);
        for child in children {
            Self::place(&mut self.children, child);
        }
    }
}

/// The peak of two calls, each above where it began itself.
fn beside(old: AllocStats, new: AllocStats) -> isize {
    old.peak_bytes.max(new.peak_bytes)
}

/// The peak of one call in two parts.
fn after(old: AllocStats, new: AllocStats) -> isize {
    old.peak_bytes.max(old.live_bytes.saturating_add(new.peak_bytes))
}

fn sum(old: AllocStats, new: AllocStats, peak_bytes: isize) -> AllocStats {
    let AllocStats {
        live_blocks,
        live_bytes,
        peak_bytes: _,
        allocated_blocks,
        allocated_bytes,
        freed_blocks,
        freed_bytes,
        reallocations,
    } = new;
    AllocStats {
        live_blocks: old.live_blocks.saturating_add(live_blocks),
        live_bytes: old.live_bytes.saturating_add(live_bytes),
        peak_bytes,
        allocated_blocks: old.allocated_blocks.saturating_add(allocated_blocks),
        allocated_bytes: old.allocated_bytes.saturating_add(allocated_bytes),
        freed_blocks: old.freed_blocks.saturating_add(freed_blocks),
        freed_bytes: old.freed_bytes.saturating_add(freed_bytes),
        reallocations: old.reallocations.saturating_add(reallocations),
    }
}
