//! Gaps in serde's data model: a map from each reason that occurred to how often.

use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::gap::{Gap, Gaps};

/// `{"Locked": 3, "Cell": 1}`, with the names of [`Gap`]'s variants.
impl Serialize for Gaps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Some formats want to know the length first.
        let mut map = serializer.serialize_map(Some(self.iter().count()))?;
        for (gap, times) in self.iter() {
            map.serialize_entry(&gap, &times)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Gaps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(GapsVisitor)
    }
}

struct GapsVisitor;

impl<'de> Visitor<'de> for GapsVisitor {
    type Value = Gaps;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from reasons to how often a place could not be measured for each")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Gaps, A::Error> {
        let mut gaps = Gaps::default();
        while let Some((gap, times)) = map.next_entry::<Gap, u32>()? {
            gaps.set(gap, times);
        }
        Ok(gaps)
    }
}
