//! A variant of an enum: its fields, and the bytes that they need.

use super::extent;
use super::field::FieldLayout;
use super::{Kind, TypeLayout};

/// What a variant of an enum holds.
///
/// Not `non_exhaustive`: derived code writes it down as it stands, for only then do borrowed fields
/// live as long as the constant around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariantLayout {
    /// The variant's name.
    pub name: &'static str,
    /// Its fields, as declared.
    pub fields: &'static [FieldLayout],
}

impl VariantLayout {
    /// The bytes of its fields together; the tag and padding come on top.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        extent::sum(self.fields)
    }

    /// The strictest alignment of its fields; 1 if there are none.
    #[must_use]
    pub const fn align(&self) -> usize {
        extent::align(self.fields)
    }
}

impl TypeLayout {
    /// The variants that set the size of an enum: those that need the most bytes, in steps of its
    /// alignment.
    ///
    /// Usually there is one. Without it the enum may be smaller, but need not: see
    /// [`advice`](Self::advice).
    pub fn largest_variants(&self) -> impl Iterator<Item = &'static VariantLayout> {
        let align = self.align;
        let need = move |variant: &VariantLayout| {
            let bytes = variant.bytes().max(extent::end(variant.fields));
            extent::aligned(bytes, align)
        };
        let most = self.variants().iter().map(need).max().unwrap_or(0);
        self.variants().iter().filter(move |variant| most > 0 && need(variant) == most)
    }

    /// Whether the enum has only variants without fields.
    pub(super) fn is_bare(&self) -> bool {
        match self.kind {
            Kind::Enum(variants) => variants.iter().all(|variant| variant.fields.is_empty()),
            Kind::Struct(_) | Kind::Union(_) => false,
        }
    }
}
