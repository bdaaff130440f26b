//! Snapshots and differences in serde's data model; `guide::schema` has them as tables.

use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::allocator::AllocStats;
use crate::report::Report;
use crate::schema::{Kind, Schema};
use crate::snapshot::{Change, Diff, Move, NamedReport, Snapshot, TypeChange, Whole};

struct OfSnapshot;

impl Kind for OfSnapshot {
    const NAME: &'static str = "snapshot";
    const VERSION: u32 = 1;
}

struct OfDiff;

impl Kind for OfDiff {
    const NAME: &'static str = "diff";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotRow<'a> {
    schema: Schema<OfSnapshot>,
    /// Milliseconds since the beginning of 1970.
    time: u64,
    alloc: Option<AllocStats>,
    resident: Option<usize>,
    reports: Reports<'a>,
}

impl Serialize for Snapshot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { time, alloc, resident, reports } = self;
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let row = SnapshotRow {
            schema: Schema::default(),
            time: u64::try_from(since.as_millis()).unwrap_or(u64::MAX),
            alloc: *alloc,
            resident: *resident,
            reports: Reports(Cow::Borrowed(reports)),
        };
        row.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let row = SnapshotRow::deserialize(deserializer)?;
        let SnapshotRow { schema: _, time, alloc, resident, reports } = row;
        Ok(Self { time: at(time), alloc, resident, reports: reports.0.into_owned() })
    }
}

fn at(milliseconds: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds)).unwrap_or(UNIX_EPOCH)
}

/// A map from names to reports.
struct Reports<'a>(Cow<'a, [NamedReport]>);

impl Serialize for Reports<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|named| (&named.name, &named.report)))
    }
}

impl<'de> Deserialize<'de> for Reports<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ReportsVisitor)
    }
}

struct ReportsVisitor;

impl<'de> Visitor<'de> for ReportsVisitor {
    type Value = Reports<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from names to reports")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut reports: Vec<NamedReport> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if reports.iter().any(|named| named.name == name) {
                return Err(A::Error::custom(format!("there are two reports `{name}`")));
            }
            let report: Report = map.next_value()?;
            reports.push(NamedReport { name, report });
        }
        Ok(Reports(Cow::Owned(reports)))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DiffRow<'a> {
    schema: Schema<OfDiff>,
    before: Whole,
    after: Whole,
    changes: Cow<'a, [Change]>,
    types: Cow<'a, [TypeChange]>,
    moves: Cow<'a, [Move]>,
}

impl Serialize for Diff {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { before, after, changes, types, moves } = self;
        let row = DiffRow {
            schema: Schema::default(),
            before: *before,
            after: *after,
            changes: Cow::Borrowed(changes),
            types: Cow::Borrowed(types),
            moves: Cow::Borrowed(moves),
        };
        row.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Diff {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let row = DiffRow::deserialize(deserializer)?;
        let DiffRow { schema: _, before, after, changes, types, moves } = row;
        let comes_first = |(nth, change): (usize, &Change)| change.parent.is_none_or(|at| at < nth);
        if !changes.iter().enumerate().all(comes_first) {
            return Err(D::Error::custom("a row comes before its parent"));
        }
        let (changes, types, moves) =
            (changes.into_owned(), types.into_owned(), moves.into_owned());
        Ok(Self { before, after, changes, types, moves })
    }
}
