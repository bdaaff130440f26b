//! How types lie in memory, known at compile time: sizes, offsets, padding; what a value owns
//! beyond its own bytes is the business of [`MemSize`](crate::MemSize).
//!
//! [`HasLayout`] comes with `#[derive(MemSize)]`, for generic types too; nothing of it costs
//! anything at run time unless it is used.
//!
//! ```
//! # use mem_size_core as mem_size;
//! // `#[derive(mem_size::MemSize)]` writes the impl that is asked here.
//! fn show<T: mem_size::HasLayout>() {
//!     println!("{}", T::LAYOUT);
//! }
//! ```
//!
//! # Which types have one
//!
//! Structs, enums and unions of any `repr`, whatever their parameters are; a field's type needs no
//! impl of anything. A type that ends in an unsized field has no layout of its own and thus no
//! [`LAYOUT`](HasLayout::LAYOUT), without an error at the derive; `Tail<T: ?Sized>` has one for
//! each sized `T`.
//!
//! # As data
//!
//! With the feature `serde`, a [`TypeLayout`] goes to any format that serde has and that names its
//! fields, and with `std` it comes back. So that a layout can be a constant, all its parts are
//! `&'static`: what is read stays in memory until the program ends, but each distinct layout once,
//! however often it is read.

mod advice;
mod extent;
mod field;
#[cfg(all(feature = "serde", feature = "std"))]
mod kept;
mod name;
mod repr;
#[cfg(feature = "serde")]
mod serial;
mod table;
mod value;
mod variant;

use core::ops::RangeInclusive;

pub use advice::Advice;
pub use field::FieldLayout;
#[doc(hidden)]
pub use field::{after_tag, field, in_memory_order, part};
#[cfg(all(feature = "serde", feature = "registry", feature = "std"))]
pub(crate) use kept::name as kept_name;
pub use name::{TypeName, short_name};
pub use repr::Repr;
#[cfg(all(feature = "serde", feature = "registry"))]
pub(crate) use serial::LayoutRow;
pub use value::ValueLayout;
#[doc(hidden)]
pub use value::address;
pub use variant::VariantLayout;

/// A type whose layout is known at compile time; `#[derive(MemSize)]` implements it.
///
/// ```
/// use mem_size_core::{HasLayout, type_layout::TypeLayout};
///
/// const fn fits_a_cache_line<T: HasLayout>() -> bool {
///     T::LAYOUT.size <= 64
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "the layout of `{Self}` is not known",
    label = "`{Self}` does not implement `HasLayout`",
    note = "if the type is yours, add `#[derive(MemSize)]` to it; a type without a size of its \
    own has no layout",
    note = "the derive writes layouts where the feature `layout` of `mem-size` is on, as it is by \
    default"
)]
pub trait HasLayout: Sized {
    /// What the derive knows.
    #[doc(hidden)]
    const __SHAPE: (Repr, Kind);

    /// Name, size, alignment and fields of the type.
    const LAYOUT: TypeLayout = TypeLayout::of::<Self>(Self::__SHAPE.0, Self::__SHAPE.1);

    /// The layout of this value: of an enum, with the offsets of the live variant's fields.
    ///
    /// Where the fields of a variant lie is not known at compile time; in a value it shows.
    fn layout(&self) -> ValueLayout {
        ValueLayout::of_type(Self::LAYOUT)
    }
}

/// The layout of a type, for where [`HasLayout`] is not imported.
///
/// ```
/// use mem_size_core::{HasLayout, type_layout::layout_of};
///
/// const fn wasted<T: HasLayout>() -> Option<usize> {
///     layout_of::<T>().padding()
/// }
/// ```
#[must_use]
pub const fn layout_of<T: HasLayout>() -> TypeLayout {
    T::LAYOUT
}

/// How a type lies in memory; [`Display`](core::fmt::Display) prints it as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeLayout {
    /// The type's name.
    pub name: TypeName,
    /// Size in bytes.
    pub size: usize,
    /// Alignment in bytes.
    pub align: usize,
    /// What the author has settled about the layout.
    pub repr: Repr,
    /// The fields or variants.
    pub kind: Kind,
}

/// What a type is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The fields, in memory order.
    Struct(&'static [FieldLayout]),
    /// The variants, as declared.
    Enum(&'static [VariantLayout]),
    /// The fields, which share their bytes.
    Union(&'static [FieldLayout]),
}

impl TypeLayout {
    const fn of<T>(repr: Repr, kind: Kind) -> Self {
        Self { name: TypeName::of::<T>(), size: size_of::<T>(), align: align_of::<T>(), repr, kind }
    }

    /// The fields of a struct or a union, in memory order; of an enum, none.
    #[must_use]
    pub const fn fields(&self) -> &'static [FieldLayout] {
        match self.kind {
            Kind::Struct(fields) | Kind::Union(fields) => fields,
            Kind::Enum(_) => &[],
        }
    }

    /// The variants of an enum, as declared.
    #[must_use]
    pub const fn variants(&self) -> &'static [VariantLayout] {
        match self.kind {
            Kind::Enum(variants) => variants,
            Kind::Struct(_) | Kind::Union(_) => &[],
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<FieldLayout> {
        self.fields().iter().find(|field| field.name == name).copied()
    }

    /// The variant of this name.
    #[must_use]
    pub fn variant(&self, name: &str) -> Option<VariantLayout> {
        self.variants().iter().find(|variant| variant.name == name).copied()
    }

    /// Bytes that belong to no field; `None` for an enum, where that depends on the variant.
    #[must_use]
    pub const fn padding(&self) -> Option<usize> {
        match self.kind {
            Kind::Struct(fields) => Some(self.size.saturating_sub(extent::sum(fields))),
            Kind::Union(fields) => Some(self.size.saturating_sub(extent::largest(fields))),
            Kind::Enum(_) => None,
        }
    }

    /// Unused bytes between the end of this field and the next one, or the end of the type.
    ///
    /// In a union, those up to its end. 0 for what is no field of a struct or a union.
    #[must_use]
    pub const fn padding_after(&self, field: &FieldLayout) -> usize {
        let Some(end) = field.end() else { return 0 };
        let next = match self.kind {
            Kind::Struct(fields) => extent::next(fields, field.index, self.size),
            Kind::Union(_) => self.size,
            Kind::Enum(_) => return 0,
        };
        next.saturating_sub(end)
    }

    /// How many cache lines of this many bytes a value touches: at best, where it starts with a
    /// line, up to at worst, where it starts as late in one as its alignment lets it.
    ///
    /// [`limits::CACHE_LINE`](crate::limits::CACHE_LINE) has the target's, where that is known.
    #[must_use]
    pub const fn cache_lines(&self, line: usize) -> RangeInclusive<usize> {
        if line == 0 || self.size == 0 {
            return RangeInclusive::new(0, 0);
        }
        let latest = line.saturating_sub(self.align);
        RangeInclusive::new(
            self.size.div_ceil(line),
            self.size.saturating_add(latest).div_ceil(line),
        )
    }
}
