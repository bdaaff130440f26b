//! The list of types in serde's data model; `guide::schema` of the facade has it as a table.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize, Serializer};

use super::Types;
use crate::schema::{Kind, Schema};
use crate::type_layout::LayoutRow;

struct OfTypes;

impl Kind for OfTypes {
    const NAME: &'static str = "types";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a list of types")]
struct TypesFile<'a> {
    schema: Schema<OfTypes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    within: Option<Cow<'a, str>>,
    types: Vec<TypeRow<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeRow<'a> {
    module: Cow<'a, str>,
    layout: LayoutRow<'a>,
}

impl Serialize for Types {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { layouts, modules, within } = self;
        let row = |(layout, &module)| {
            let module = Cow::Borrowed(module);
            TypeRow { module, layout: LayoutRow::of(layout) }
        };
        let types = layouts.iter().zip(modules).map(row).collect();
        let within = within.as_deref().map(Cow::Borrowed);
        TypesFile { schema: Schema::default(), within, types }.serialize(serializer)
    }
}

#[cfg(feature = "std")]
impl<'de> Deserialize<'de> for Types {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let TypesFile { schema: _, within, types } = TypesFile::deserialize(deserializer)?;
        let entries = types.into_iter().map(|TypeRow { module, layout }| {
            (layout.into_layout(), crate::type_layout::kept_name(module))
        });
        Ok(Self { within: within.map(Cow::into_owned), ..Self::of(entries.collect()) })
    }
}
