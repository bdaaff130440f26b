//! Reports of leaks in serde's data model; `guide::schema` has them as tables.

use std::borrow::Cow;

use mem_size_core::__private::{Schema, SchemaKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{LeakReport, LeakRound, ROUNDS};
#[cfg(feature = "graph")]
use crate::graph::StillAlive;

/// Without the graph nothing is watched, and what another program has watched cannot be read.
#[cfg(not(feature = "graph"))]
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum StillAlive {}

struct OfLeaks;

impl SchemaKind for OfLeaks {
    const NAME: &'static str = "leaks";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a report of leaks")]
struct LeaksFile<'a> {
    schema: Schema<OfLeaks>,
    iterations: usize,
    warm_up: usize,
    is_leak: bool,
    rounds: [LeakRound; ROUNDS],
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    still_alive: Cow<'a, [StillAlive]>,
}

impl Serialize for LeakReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            iterations,
            warm_up,
            rounds,
            is_leak,
            #[cfg(feature = "graph")]
            still_alive,
        } = self;
        let file = LeaksFile {
            schema: Schema::default(),
            iterations: *iterations,
            warm_up: *warm_up,
            is_leak: *is_leak,
            rounds: *rounds,
            #[cfg(feature = "graph")]
            still_alive: Cow::Borrowed(still_alive),
            #[cfg(not(feature = "graph"))]
            still_alive: Cow::Borrowed(&[]),
        };
        file.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LeakReport {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let file = LeaksFile::deserialize(deserializer)?;
        let LeaksFile { schema: _, iterations, warm_up, is_leak, rounds, still_alive: _ } = &file;
        Ok(Self {
            iterations: *iterations,
            warm_up: *warm_up,
            rounds: *rounds,
            is_leak: *is_leak,
            #[cfg(feature = "graph")]
            still_alive: file.still_alive.into_owned(),
        })
    }
}
