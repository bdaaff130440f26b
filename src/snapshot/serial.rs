//! Snapshots, differences and series in serde's data model; `guide::schema` has them as tables.

use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use mem_size_core::__private::{Schema, SchemaKind};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::allocator::AllocStats;
use crate::flat_tree::comes_later;
use crate::report::Report;
use crate::rows::{self, Row, Shape};
use crate::snapshot::{
    Change, Diff, Move, NamedReport, Series, SeriesRow, Snapshot, TypeChange, Whole,
};

struct OfSnapshot;

impl SchemaKind for OfSnapshot {
    const NAME: &'static str = "snapshot";
    const VERSION: u32 = 1;
}

struct OfSeries;

impl SchemaKind for OfSeries {
    const NAME: &'static str = "series";
    const VERSION: u32 = 1;
}

struct OfDiff;

impl SchemaKind for OfDiff {
    const NAME: &'static str = "diff";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a snapshot")]
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
    #[serde(deserialize_with = "rows")]
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

const DIFF: Shape = Shape {
    what: "a difference",
    type_name: "DiffRow",
    fields: &["schema", "before", "after", "changes", "types", "moves"],
};

impl<'de> Deserialize<'de> for Diff {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        rows::whole(deserializer, &DIFF, checked_diff)
    }
}

fn checked_diff(row: DiffRow<'_>) -> Result<Diff, String> {
    let DiffRow { schema: _, before, after, changes, types, moves } = row;
    let is_there = |&Move { from, to, .. }: &Move| from.max(to) < changes.len();
    if let Some(nth) = moves.iter().position(|one| !is_there(one)) {
        return Err(format!("move {nth} names a change that is not there"));
    }
    let (changes, types, moves) = (changes.into_owned(), types.into_owned(), moves.into_owned());
    Ok(Diff { before, after, changes, types, moves })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeriesFile<'a> {
    schema: Schema<OfSeries>,
    steps: usize,
    #[serde(deserialize_with = "rows")]
    rows: Cow<'a, [SeriesRow]>,
}

impl Serialize for Series {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { steps, rows } = self;
        let (schema, rows) = (Schema::default(), Cow::Borrowed(&**rows));
        SeriesFile { schema, steps: *steps, rows }.serialize(serializer)
    }
}

const SERIES: Shape =
    Shape { what: "a series", type_name: "SeriesFile", fields: &["schema", "steps", "rows"] };

impl<'de> Deserialize<'de> for Series {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        rows::whole(deserializer, &SERIES, checked_series)
    }
}

fn checked_series(file: SeriesFile<'_>) -> Result<Series, String> {
    let SeriesFile { schema: _, steps, rows } = file;
    let moments = steps.saturating_add(1);
    match rows.iter().position(|row| row.bytes.len() != moments) {
        Some(nth) => Err(format!("row {nth} has not the bytes of {moments} moments")),
        None => Ok(Series { steps, rows: rows.into_owned() }),
    }
}

/// There may be several roots: one for each report of a snapshot.
impl Row for Change {
    fn check(&self, nth: usize) -> Result<(), String> {
        comes_later("row", nth, self.parent)
    }
}

impl Row for SeriesRow {
    fn check(&self, nth: usize) -> Result<(), String> {
        comes_later("row", nth, self.parent)
    }
}

fn rows<'de, D, T>(deserializer: D) -> Result<Cow<'static, [T]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Row + Clone,
{
    rows::read(deserializer).map(Cow::Owned)
}
