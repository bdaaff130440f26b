//! What would make a type smaller, where that is certain.

use core::fmt;

use super::extent::{self, aligned};
use super::repr::Tag;
use super::{Kind, TypeLayout, VariantLayout};
use crate::in_words::Bytes;
use crate::limits::POINTER;

/// What would make a type smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Advice {
    /// Another order of the fields of a `repr(C)` struct: by falling alignment there is no padding
    /// but at the end.
    Reorder {
        /// How many bytes less the type would take.
        saves: usize,
    },
    /// The fields of one variant in a box.
    BoxVariant {
        /// The variant.
        variant: &'static str,
        /// The size that the type would have at most; a niche may spare the tag.
        at_most: usize,
    },
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reorder { saves } => {
                write!(
                    f,
                    "fields ordered by alignment, the largest first, would save {}",
                    Bytes(*saves)
                )
            }
            Self::BoxVariant { variant, at_most } => {
                write!(f, "boxing `{variant}` would shrink it to at most {}", Bytes(*at_most))
            }
        }
    }
}

impl TypeLayout {
    /// What would make the type smaller, if that is certain.
    ///
    /// For a `repr(C)` struct, the bytes that another order of the same fields would save; the
    /// compiler chooses a good one for other structs by itself. For an enum, the variant whose
    /// fields, in a box, would let it shrink the most, and to how much at most. The bound holds as
    /// rustc lays enums out (not with its debugging option `-Zrandomize-layout`); nothing is said
    /// of enums with `repr(C)`.
    #[must_use]
    pub fn advice(&self) -> Option<Advice> {
        match self.kind {
            Kind::Struct(_) if self.repr.is_c => self.reordered(),
            Kind::Enum(variants) if !self.repr.is_c => self.boxed(variants),
            Kind::Struct(_) | Kind::Enum(_) | Kind::Union(_) => None,
        }
    }

    /// A size is a multiple of its alignment, so that fields by falling alignment leave no gap.
    fn reordered(&self) -> Option<Advice> {
        let best = aligned(extent::sum(self.fields()), self.align);
        let saves = self.size.saturating_sub(best);
        (saves > 0).then_some(Advice::Reorder { saves })
    }

    fn boxed(&self, variants: &'static [VariantLayout]) -> Option<Advice> {
        let boxed = (0..variants.len()).zip(variants).filter_map(|(boxed, variant)| {
            let others = Others { variants, boxed, align: self.repr.align.unwrap_or(1) };
            let at_most = match self.repr.tag {
                Some(tag) => others.tagged(tag),
                None => others.untagged(),
            };
            (at_most < self.size).then_some((at_most, variant.name))
        });
        let (at_most, variant) = boxed.min_by_key(|&(at_most, _)| at_most)?;
        Some(Advice::BoxVariant { variant, at_most })
    }
}

/// An enum with the fields of one variant in a box.
#[derive(Clone, Copy)]
struct Others<'v> {
    variants: &'v [VariantLayout],
    boxed: usize,
    /// The least alignment of the type.
    align: usize,
}

impl Others<'_> {
    /// The largest answer of the other variants.
    fn most(self, answer: impl Fn(&VariantLayout) -> usize) -> usize {
        let others = (0..).zip(self.variants).filter(|&(index, _)| index != self.boxed);
        others.map(|(_, variant)| answer(variant)).max().unwrap_or(0)
    }

    /// The size at most by `#[repr(u8)]` and the like: each variant is a `repr(C)` struct that
    /// starts with the tag.
    fn tagged(self, tag: Tag) -> usize {
        let boxed = aligned(tag.size, POINTER.align).saturating_add(POINTER.size);
        let end = self.most(|variant| extent::end(variant.fields)).max(boxed).max(tag.size);
        aligned(end, self.strictest().max(tag.align))
    }

    /// The size at most where the layout is up to the compiler. It puts a tag in front and fills up
    /// from the smallest alignment, so that rounding up the whole is all the padding. With a niche
    /// it may do better.
    fn untagged(self) -> usize {
        // `Option<Box<_>>` is as large as a pointer, by any name.
        let is_option_like =
            self.variants.len() == 2 && self.most(|variant| variant.fields.len()) == 0;
        let tag = match self.variants.len() {
            0 | 1 => 0,
            _ if is_option_like => 0,
            2..=0x100 => 1,
            0x101..=0x1_0000 => 2,
            _ => 4,
        };
        let most = self.most(VariantLayout::bytes).max(POINTER.size);
        aligned(most.saturating_add(tag), self.strictest())
    }

    fn strictest(self) -> usize {
        self.most(VariantLayout::align).max(POINTER.align).max(self.align)
    }
}
