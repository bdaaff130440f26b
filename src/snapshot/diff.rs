//! The difference of two reports or snapshots, as plain data.

use alloc::string::String;
use alloc::vec::Vec;

use mem_size_core::MemUsage;

use crate::allocator::AllocStats;
use crate::render::{DiffMarkdown, DiffText};
use crate::report::{Node, NodeLabel, Report};
use crate::snapshot::figures::change;
use crate::snapshot::matched::{Forest, Matched};
use crate::snapshot::{Change, Keys, Move, Sides, Snapshot, TypeChange, moves, path, types};

/// What has changed from one report to another, or from one snapshot to another: by path and by
/// type.
///
/// Only what has changed is in it. So the difference of a report to itself is empty, and an earlier
/// report with its difference to a later one has all numbers of the later one. Places go together
/// by their names and types, never by addresses; [`Keys`] says how names are taken.
///
/// [`Display`](core::fmt::Display) prints it as a tree; [`markdown`](Self::markdown) is for pull
/// requests.
///
/// ```
/// use mem_size::{MemSize, Report};
///
/// #[derive(MemSize)]
/// struct App {
///     cache: Vec<u64>,
///     name: String,
/// }
///
/// let mut app = App { cache: vec![0; 100], name: "app".into() };
/// let before = Report::of(&app);
/// app.cache = vec![0; 300];
/// let diff = Report::of(&app).since(&before);
/// assert_eq!(diff.bytes(), 200 * 8);
/// let cache = diff.find("cache").expect("the cache has grown");
/// assert_eq!((cache.bytes(), cache.count()), (200 * 8, 200));
/// assert!(diff.find("name").is_none());
/// println!("{diff}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diff {
    /// The earlier one as a whole.
    pub before: Whole,
    /// The later one as a whole.
    pub after: Whole,
    /// The places that have changed, each after the one that it lies in; of the places in one, the
    /// most changed first.
    pub changes: Vec<Change>,
    /// The types that have changed, the most changed first.
    pub types: Vec<TypeChange>,
    /// What has likely moved from one place to another, the most bytes first.
    pub moves: Vec<Move>,
}

/// One side of a difference as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Whole {
    /// Bytes of all reports together.
    pub deep: usize,
    /// The numbers of all reports together.
    pub usage: MemUsage,
    /// What the allocator has counted, where it did.
    pub alloc: Option<AllocStats>,
    /// Resident bytes of the process, where they are known.
    pub resident: Option<usize>,
}

impl Diff {
    /// What has changed from one report to another.
    #[must_use]
    pub fn of_reports(before: &Report, after: &Report, keys: &Keys<'_>) -> Self {
        let sides = [before, after].map(|report| {
            let reports = Vec::from([report]);
            Side { whole: Whole::of(&reports), reports, roots: root(report) }
        });
        Self::of_sides(sides, keys)
    }

    /// What has changed from one snapshot to another; reports go together by name.
    #[must_use]
    pub fn of_snapshots(before: &Snapshot, after: &Snapshot, keys: &Keys<'_>) -> Self {
        let sides = [before, after].map(|snapshot| {
            let reports: Vec<_> = snapshot.reports.iter().map(|named| &named.report).collect();
            let Snapshot { time: _, alloc, resident, reports: _ } = *snapshot;
            let whole = Whole { alloc, resident, ..Whole::of(&reports) };
            Side { whole, reports, roots: snapshot.roots(keys) }
        });
        Self::of_sides(sides, keys)
    }

    fn of_sides([before, after]: [Side<'_>; 2], keys: &Keys<'_>) -> Self {
        let types = types::changes([&before.reports, &after.reports]);
        let mut forest = Forest::of(Vec::from([before.roots, after.roots]), keys);
        forest.keep_changed();
        let change = |row: &Matched<'_>| {
            let sides = Sides::of(row.figures(0), row.figures(1))?;
            let (label, type_name) = (row.label.clone(), row.type_name.into());
            Some(Change { parent: row.parent, label, type_name, sides })
        };
        let changes: Vec<_> = forest.rows.iter().filter_map(change).collect();
        let moves = moves::moves(&changes);
        Self { before: before.whole, after: after.whole, changes, types, moves }
    }

    /// Whether nothing has changed in any report. What the allocator and the system tell does not
    /// count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.types.is_empty() && self.before.usage == self.after.usage
    }

    /// The bytes that the whole has grown by.
    #[must_use]
    pub fn bytes(&self) -> isize {
        change(self.before.deep, self.after.deep)
    }

    /// The growth of the whole, in percent of what it was. Infinite where there was nothing before,
    /// 0 where there is nothing now either.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let [small, large] = [50, 75].map(|length| Report::of(&*vec![0_u8; length]));
    /// assert_eq!(large.since(&small).percent(), 50.0);
    /// ```
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share is not asked for more than 53 bits")]
    pub fn percent(&self) -> f64 {
        match (self.before.deep, self.bytes()) {
            (_, 0) => 0.0,
            (before, bytes) => bytes as f64 / before as f64 * 100.0,
        }
    }

    /// The names from the root to a row, with dots between them.
    #[must_use]
    pub fn path(&self, row: usize) -> String {
        let mut names = Vec::new();
        let mut at = self.changes.get(row);
        while let Some(change) = at {
            names.push(change.name());
            at = change.parent.and_then(|parent| self.changes.get(parent));
        }
        names.retain(|name| !name.is_empty());
        names.reverse();
        names.join(".")
    }

    /// The row at a path, as [`path`](Self::path) has it; of several the most changed one.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Change> {
        let rows = self.changes.iter().map(|change| (change.parent, change.name()));
        self.changes.get(path::find(rows, path)?)
    }

    /// The difference as a text tree, with options to narrow it.
    pub const fn text(&self) -> DiffText<'_> {
        DiffText::new(self)
    }

    /// The difference as Markdown, for a pull request.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let [small, large] = [50, 75].map(|length| Report::of(&vec![0_u8; length]));
    /// let markdown = large.since(&small).markdown().to_string();
    /// assert!(markdown.contains("| `Vec<u8>` | "));
    /// ```
    pub const fn markdown(&self) -> DiffMarkdown<'_> {
        DiffMarkdown::new(self)
    }
}

impl Report {
    /// What has changed since an earlier report; [`Diff::of_reports`] has options.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Diff {
        Diff::of_reports(earlier, self, &Keys::new())
    }
}

impl Snapshot {
    /// What has changed since an earlier snapshot; [`Diff::of_snapshots`] has options.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Diff {
        Diff::of_snapshots(earlier, self, &Keys::new())
    }
}

/// One side of a difference.
struct Side<'a> {
    whole: Whole,
    reports: Vec<&'a Report>,
    roots: Vec<(NodeLabel, &'a Node)>,
}

pub(super) fn root(report: &Report) -> Vec<(NodeLabel, &Node)> {
    Vec::from([(NodeLabel::Root, &report.root)])
}

impl Whole {
    fn of(reports: &[&Report]) -> Self {
        reports.iter().fold(Self::default(), |sum, report| Self {
            deep: sum.deep.saturating_add(report.root.deep),
            usage: sum.usage + report.usage,
            ..sum
        })
    }
}
