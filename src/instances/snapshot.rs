//! The counts of all types at one time, and what has changed between two.

use std::any::type_name;
use std::cmp::Reverse;
use std::fmt;

use super::counter::Counter;
use crate::sort;
use crate::text::{Columns, Side};

/// The counts of all types that opt in, at one time: what [`live_instances`](crate::live_instances)
/// gives.
/// [`Display`](fmt::Display) prints them as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveInstances {
    counts: Vec<InstanceCount>,
}

/// How many values of a type there are and have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InstanceCount {
    /// The type, with its path.
    pub type_name: &'static str,
    /// How many values are live.
    pub live: usize,
    /// How many have ever been made. On targets without 64-bit atomics it begins again at 2³².
    pub created: u64,
    /// The most that were live at once. Where several threads make and drop values at the same
    /// time, it may miss as many as there are threads, and is never too large.
    pub peak: usize,
}

impl LiveInstances {
    pub(super) fn now() -> Self {
        let mut counts: Vec<_> = Counter::all().map(InstanceCount::of).collect();
        sort::by_key(&mut counts, |count| count.type_name);
        Self { counts }
    }

    /// One count for each type of which a value has ever been made, in the order of the names.
    ///
    /// ```
    /// let snapshot = mem_size::live_instances();
    /// assert!(snapshot.counts().is_sorted_by_key(|count| count.type_name));
    /// ```
    #[must_use]
    pub fn counts(&self) -> &[InstanceCount] {
        &self.counts
    }

    /// The count of one type; zeros where no value of it had been made.
    #[must_use]
    pub fn of<T: ?Sized>(&self) -> InstanceCount {
        self.named(type_name::<T>())
    }

    /// Which types have more or fewer live values than in an earlier snapshot, and how many.
    ///
    /// ```
    /// use mem_size::{LiveCount, live_instances};
    ///
    /// #[derive(Default)]
    /// struct Job(LiveCount<Job>);
    ///
    /// let before = live_instances();
    /// drop(Job::default());
    /// assert!(live_instances().since(&before).is_empty());
    ///
    /// let kept = [Job::default(), Job::default()];
    /// let changes = live_instances().since(&before);
    /// let [job] = changes.changes() else { panic!("one type has changed") };
    /// assert!(job.type_name.ends_with("Job"));
    /// assert_eq!((job.live, job.change, job.created), (2, 2, 3));
    /// # drop(kept);
    /// ```
    #[must_use]
    pub fn since(&self, earlier: &Self) -> InstanceChanges {
        let changes = self
            .counts
            .iter()
            .map(|now| InstanceChange::between(earlier.named(now.type_name), *now));
        let mut changes: Vec<_> = changes.filter(|change| change.change != 0).collect();
        sort::by_key(&mut changes, |change| Reverse(change.change.unsigned_abs()));
        InstanceChanges { changes }
    }

    fn named(&self, type_name: &'static str) -> InstanceCount {
        let none = InstanceCount { type_name, live: 0, created: 0, peak: 0 };
        let place = self.counts.binary_search_by_key(&type_name, |count| count.type_name);
        place.ok().and_then(|nth| self.counts.get(nth)).copied().unwrap_or(none)
    }
}

impl InstanceCount {
    fn of(counter: &'static Counter) -> Self {
        let (live, created, peak) = (counter.live(), counter.created(), counter.peak());
        Self { type_name: counter.type_name, live, created, peak }
    }
}

/// The types whose number of live values has changed between two snapshots, the largest change
/// first.
/// [`Display`](fmt::Display) prints them as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceChanges {
    changes: Vec<InstanceChange>,
}

/// What has become of the values of a type between two snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InstanceChange {
    /// The type, with its path.
    pub type_name: &'static str,
    /// How many values are live in the later snapshot.
    pub live: usize,
    /// How many more these are than in the earlier one.
    pub change: isize,
    /// How many have been made meanwhile.
    pub created: u64,
}

impl InstanceChange {
    fn between(before: InstanceCount, now: InstanceCount) -> Self {
        Self {
            type_name: now.type_name,
            live: now.live,
            change: now.live.cast_signed().wrapping_sub(before.live.cast_signed()),
            created: now.created.wrapping_sub(before.created),
        }
    }
}

impl InstanceChanges {
    /// The changes, the largest first.
    #[must_use]
    pub fn changes(&self) -> &[InstanceChange] {
        &self.changes
    }

    /// Whether each type has as many live values as before.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// A header and a line per type, without a line break at the end; one line of words where there is
/// no type.
impl fmt::Display for LiveInstances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.counts.is_empty() {
            return f.write_str("no type has counted a value");
        }
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right];
        let mut columns = Columns::with_heads(sides, ["type", "live", "created", "peak"]);
        for InstanceCount { type_name, live, created, peak } in &self.counts {
            columns.push(&[
                (*type_name).to_string(),
                live.to_string(),
                created.to_string(),
                peak.to_string(),
            ]);
        }
        write!(f, "{columns}")
    }
}

/// A header and a line per type, without a line break at the end; one line of words where nothing
/// has changed.
impl fmt::Display for InstanceChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.changes.is_empty() {
            return f.write_str("as many values of each type are live as before");
        }
        let sides = [Side::Left, Side::Right, Side::Right];
        let mut columns = Columns::with_heads(sides, ["type", "live", "change"]);
        for InstanceChange { type_name, live, change, created: _ } in &self.changes {
            columns.push(&[(*type_name).to_string(), live.to_string(), format!("{change:+}")]);
        }
        write!(f, "{columns}")
    }
}
