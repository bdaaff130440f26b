//! Comparisons in serde's data model; `guide::schema` has them as tables.

use alloc::borrow::Cow;

use mem_size_core::__private::{Schema, SchemaKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::compare::{Comparison, ComparisonRow};

struct OfComparison;

impl SchemaKind for OfComparison {
    const NAME: &'static str = "comparison";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a comparison")]
struct ComparisonFile<'a> {
    schema: Schema<OfComparison>,
    rows: Cow<'a, [ComparisonRow]>,
}

impl Serialize for Comparison {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = Cow::Borrowed(&*self.rows);
        ComparisonFile { schema: Schema::default(), rows }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Comparison {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ComparisonFile { schema: _, rows } = ComparisonFile::deserialize(deserializer)?;
        Ok(Self { rows: rows.into_owned() })
    }
}
