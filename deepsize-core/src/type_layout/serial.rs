//! Layouts in serde's data model; `guide::schema` of the facade has them as tables.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize, Serializer};

use super::repr::Tag;
use super::{FieldLayout, Kind, Repr, TypeLayout, VariantLayout};
use crate::schema::{self, Schema};

struct OfLayout;

impl schema::Kind for OfLayout {
    const NAME: &'static str = "layout";
    const VERSION: u32 = 1;
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a layout")]
struct LayoutFile<'a> {
    schema: Schema<OfLayout>,
    layout: LayoutRow<'a>,
}

impl Serialize for TypeLayout {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let layout = LayoutRow::of(self);
        LayoutFile { schema: Schema::default(), layout }.serialize(serializer)
    }
}

/// A layout without a schema: a part of a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LayoutRow<'a> {
    name: Cow<'a, str>,
    size: usize,
    align: usize,
    #[serde(default, skip_serializing_if = "ReprRow::is_rust")]
    repr: ReprRow<'a>,
    kind: KindRow<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ReprRow<'a> {
    #[serde(rename = "c", skip_serializing_if = "is_no")]
    is_c: bool,
    #[serde(rename = "transparent", skip_serializing_if = "is_no")]
    is_transparent: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    packed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<TagRow<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagRow<'a> {
    #[serde(rename = "type")]
    type_name: Cow<'a, str>,
    size: usize,
    align: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindRow<'a> {
    Struct(Vec<FieldRow<'a>>),
    Enum(Vec<VariantRow<'a>>),
    Union(Vec<FieldRow<'a>>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantRow<'a> {
    name: Cow<'a, str>,
    fields: Vec<FieldRow<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldRow<'a> {
    name: Cow<'a, str>,
    #[serde(rename = "type")]
    type_name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    size: usize,
    align: usize,
    index: usize,
}

impl LayoutRow<'_> {
    pub(crate) fn of(layout: &TypeLayout) -> Self {
        let &TypeLayout { name, size, align, repr, kind } = layout;
        let kind = match kind {
            Kind::Struct(fields) => KindRow::Struct(rows(fields)),
            Kind::Union(fields) => KindRow::Union(rows(fields)),
            Kind::Enum(variants) => KindRow::Enum(variants.iter().map(VariantRow::of).collect()),
        };
        Self { name: Cow::Borrowed(name.full()), size, align, repr: ReprRow::of(repr), kind }
    }
}

impl Default for ReprRow<'_> {
    fn default() -> Self {
        Self::of(Repr::RUST)
    }
}

impl ReprRow<'_> {
    fn of(repr: Repr) -> Self {
        let Repr { is_c, is_transparent, packed, align, tag } = repr;
        let tag = tag.map(|Tag { type_name, size, align }| TagRow {
            type_name: Cow::Borrowed(type_name.full()),
            size,
            align,
        });
        Self { is_c, is_transparent, packed, align, tag }
    }

    fn is_rust(&self) -> bool {
        let Self { is_c, is_transparent, packed, align, tag } = self;
        !is_c && !is_transparent && packed.is_none() && align.is_none() && tag.is_none()
    }
}

impl VariantRow<'_> {
    fn of(variant: &VariantLayout) -> Self {
        let VariantLayout { name, fields } = variant;
        Self { name: Cow::Borrowed(name), fields: rows(fields) }
    }
}

fn rows<'a>(fields: &[FieldLayout]) -> Vec<FieldRow<'a>> {
    let row = |field: &FieldLayout| {
        let &FieldLayout { name, type_name, offset, size, align, index } = field;
        let (name, type_name) = (Cow::Borrowed(name), Cow::Borrowed(type_name.full()));
        FieldRow { name, type_name, offset, size, align, index }
    };
    fields.iter().map(row).collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_no(answer: &bool) -> bool {
    !*answer
}

#[cfg(feature = "std")]
mod read {
    use serde::Deserializer;

    use super::{
        Deserialize, FieldLayout, FieldRow, KindRow, LayoutFile, LayoutRow, Repr, ReprRow, Tag,
        TypeLayout, Vec,
    };
    use crate::type_layout::TypeName;
    use crate::type_layout::kept::{self, ReadKind};

    impl<'de> Deserialize<'de> for TypeLayout {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Ok(LayoutFile::deserialize(deserializer)?.layout.into_layout())
        }
    }

    impl LayoutRow<'_> {
        pub(crate) fn into_layout(self) -> TypeLayout {
            let Self { name, size, align, repr, kind } = self;
            let name = kept::name(name);
            let kind = match kind {
                KindRow::Struct(rows) => ReadKind::Struct(fields(rows)),
                KindRow::Union(rows) => ReadKind::Union(fields(rows)),
                KindRow::Enum(rows) => ReadKind::Enum(
                    rows.into_iter()
                        .map(|row| (kept::name(row.name), fields(row.fields)))
                        .collect(),
                ),
            };
            let kind = kept::kind(name, kind);
            TypeLayout { name: TypeName::read(name), size, align, repr: repr.into_repr(), kind }
        }
    }

    impl ReprRow<'_> {
        fn into_repr(self) -> Repr {
            let Self { is_c, is_transparent, packed, align, tag } = self;
            let tag = tag.map(|tag| Tag {
                type_name: TypeName::read(kept::name(tag.type_name)),
                size: tag.size,
                align: tag.align,
            });
            Repr { is_c, is_transparent, packed, align, tag }
        }
    }

    fn fields(rows: Vec<FieldRow<'_>>) -> Vec<FieldLayout> {
        let field = |row: FieldRow<'_>| {
            let FieldRow { name, type_name, offset, size, align, index } = row;
            let (name, type_name) = (kept::name(name), TypeName::read(kept::name(type_name)));
            FieldLayout { name, type_name, offset, size, align, index }
        };
        rows.into_iter().map(field).collect()
    }
}
