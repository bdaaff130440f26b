//! Reports of one moment, under names.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use mem_size_core::MemSize;

use crate::allocator::{AllocStats, alloc_stats};
use crate::report::{Node, NodeLabel, Report};
use crate::snapshot::Keys;

/// Reports of one moment, with what the allocator and the system reported then.
///
/// ```
/// use mem_size::Snapshot;
///
/// let mut snapshot = Snapshot::new();
/// let (names, log) = (vec![String::from("Ada")], Vec::<u8>::with_capacity(100));
/// snapshot.add("names", &names);
/// snapshot.add("log", &log);
/// assert!(snapshot.report("log").is_some_and(|report| report.usage.spare == 100));
/// ```
///
/// Each value is measured by itself: a block that two of them share counts in both.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snapshot {
    /// When it was taken, to the millisecond.
    pub time: SystemTime,
    /// What the allocator had counted; `None` where the counting allocator is not installed.
    pub alloc: Option<AllocStats>,
    /// Resident bytes of the process; `None` where they are not known, as without the feature
    /// `process-memory`.
    pub resident: Option<usize>,
    /// The reports, in the order in which they were added. Names are unique.
    pub reports: Vec<NamedReport>,
}

/// A report of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedReport {
    /// What the value is called.
    pub name: String,
    /// What it takes.
    pub report: Report,
}

impl Snapshot {
    /// A snapshot without reports: notes the time, and what the allocator and the system report.
    #[must_use]
    pub fn new() -> Self {
        let alloc = alloc_stats().ok();
        Self { time: now(), alloc, resident: resident(), reports: Vec::new() }
    }

    /// Measures a value under a name. Replaces the report that has this name, if there is one.
    pub fn add<T: MemSize + ?Sized>(&mut self, name: impl Into<String>, value: &T) {
        self.add_report(name, Report::of(value));
    }

    /// Adds a report that was made before. Replaces the report that has this name, if there is one.
    ///
    /// ```
    /// use mem_size::{Report, Snapshot};
    ///
    /// let mut snapshot = Snapshot::new();
    /// for length in [1, 2] {
    ///     snapshot.add_report("bytes", Report::of(&vec![0_u8; length]));
    /// }
    /// assert_eq!(snapshot.reports.len(), 1);
    /// assert_eq!(snapshot.report("bytes").map(|report| report.usage.heap), Some(2));
    /// ```
    pub fn add_report(&mut self, name: impl Into<String>, report: Report) {
        let name = name.into();
        match self.reports.iter_mut().find(|named| named.name == name) {
            Some(named) => named.report = report,
            None => self.reports.push(NamedReport { name, report }),
        }
    }

    /// The report of this name.
    #[must_use]
    pub fn report(&self, name: &str) -> Option<&Report> {
        self.reports.iter().find(|named| named.name == name).map(|named| &named.report)
    }

    /// The roots under the names of their reports.
    pub(super) fn roots(&self, keys: &Keys<'_>) -> Vec<(NodeLabel, &Node)> {
        let label = |named: &NamedReport| keys.label(&NodeLabel::Field(named.name.clone().into()));
        self.reports.iter().map(|named| (label(named), &named.report.root)).collect()
    }
}

/// As [`Snapshot::new`].
impl Default for Snapshot {
    fn default() -> Self {
        Self::new()
    }
}

/// As exactly as a file keeps it.
fn now() -> SystemTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let whole = Duration::from_secs(since.as_secs());
    let part = Duration::from_millis(u64::from(since.subsec_millis()));
    UNIX_EPOCH.checked_add(whole.saturating_add(part)).unwrap_or(UNIX_EPOCH)
}

#[cfg(feature = "process-memory")]
fn resident() -> Option<usize> {
    Some(crate::process_memory()?.resident)
}

#[cfg(not(feature = "process-memory"))]
const fn resident() -> Option<usize> {
    None
}
