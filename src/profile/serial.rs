//! Profiles in serde's data model: a list of nodes, each with the index of its parent.
//! `guide::schema` has it as a table.

use std::borrow::Cow;
use std::time::Duration;

use mem_size_core::__private::{Schema, SchemaKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::data::{Profile, Resident};
use super::location::SourceLocation;
use super::stack::MAX_DEPTH;
use crate::allocator::{AllocStats, NotInstalled};
use crate::flat_tree::{Flat, Tree, check_parent, tree};
use crate::report::sparse;
use crate::rows::{self, Row, Shape};

/// How deep a profile that is read may be, so that one may recur over any. Futures may have been
/// completed deeper than where they began, so that some are deeper than a stack of calls.
const DEEPEST: usize = 5 * MAX_DEPTH;

struct OfProfile;

impl SchemaKind for OfProfile {
    const NAME: &'static str = "profile";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileFile<'a> {
    schema: Schema<OfProfile>,
    #[serde(deserialize_with = "rows::read")]
    nodes: Vec<ProfileRow<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LocationRow<'a> {
    file: Cow<'a, str>,
    line: u32,
    column: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileRow<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<usize>,
    name: Cow<'a, str>,
    location: LocationRow<'a>,
    calls: u64,
    #[serde(default, skip_serializing_if = "sparse::is_default")]
    recursions: u64,
    #[serde(default, skip_serializing_if = "sparse::is_default")]
    panics: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counts: Option<AllocStats>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resident: Option<Resident>,
    elapsed_ns: u64,
}

impl Row for ProfileRow<'_> {
    fn check(&self, nth: usize) -> Result<(), String> {
        check_parent(nth, self.parent)
    }
}

impl Tree for Profile {
    fn children(&self) -> &[Self] {
        &self.children
    }

    fn children_mut(&mut self) -> &mut Vec<Self> {
        &mut self.children
    }
}

impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = Flat::of(self).map(|(parent, profile)| ProfileRow::of(profile, parent));
        let nodes = rows.collect();
        ProfileFile { schema: Schema::default(), nodes }.serialize(serializer)
    }
}

impl<'a> ProfileRow<'a> {
    fn of(profile: &'a Profile, parent: Option<usize>) -> Self {
        let Profile {
            name,
            location,
            calls,
            recursions,
            panics,
            counts,
            resident,
            elapsed,
            children: _,
            function: _,
        } = profile;
        Self {
            parent,
            name: Cow::Borrowed(name),
            location: LocationRow {
                file: location.file().into(),
                line: location.line(),
                column: location.column(),
            },
            calls: *calls,
            recursions: *recursions,
            panics: *panics,
            counts: counts.ok(),
            resident: *resident,
            elapsed_ns: u64::try_from(elapsed.as_nanos()).unwrap_or(u64::MAX),
        }
    }

    /// The node, without children.
    fn into_profile(self) -> Profile {
        let LocationRow { file, line, column } = self.location;
        Profile {
            name: Cow::Owned(self.name.into_owned()),
            location: SourceLocation::read(file.into(), line, column),
            calls: self.calls,
            recursions: self.recursions,
            panics: self.panics,
            counts: self.counts.ok_or(NotInstalled),
            resident: self.resident,
            elapsed: Duration::from_nanos(self.elapsed_ns),
            children: Vec::new(),
            function: None,
        }
    }
}

const PROFILE: Shape =
    Shape { what: "a profile", type_name: "ProfileFile", fields: &["schema", "nodes"] };

impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        rows::whole(deserializer, &PROFILE, checked_tree)
    }
}

/// The tree of a list in which each node comes after its parent, unless it is too deep.
fn checked_tree(file: ProfileFile<'_>) -> Result<Profile, String> {
    let ProfileFile { schema: _, nodes: rows } = file;
    let mut depths: Vec<usize> = Vec::with_capacity(rows.len());
    for (nth, row) in rows.iter().enumerate() {
        let above = row.parent.and_then(|parent| depths.get(parent));
        let depth = above.map_or(0, |above| above.saturating_add(1));
        if depth > DEEPEST {
            return Err(format!("node {nth} lies deeper than {DEEPEST} levels"));
        }
        depths.push(depth);
    }
    let list = rows.into_iter().map(|row| (row.parent, row.into_profile())).collect();
    tree(list).ok_or_else(|| String::from("a profile has a root"))
}
