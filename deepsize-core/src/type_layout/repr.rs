//! What `#[repr(…)]` settles about a layout.

use core::fmt;

use super::name::TypeName;

/// The attribute `#[repr(…)]` of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repr {
    /// `C`: the fields lie as declared.
    pub is_c: bool,
    /// `transparent`: as its only field that has a size.
    pub is_transparent: bool,
    /// `packed(N)`: no field is aligned to more than this.
    pub packed: Option<usize>,
    /// `align(N)`: the type is aligned to at least this.
    pub align: Option<usize>,
    /// `u8` or the like: the type of an enum's tag.
    pub tag: Option<Tag>,
}

/// The type of an enum's tag, where the author has chosen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// The name of the type.
    pub type_name: TypeName,
    /// Size in bytes.
    pub size: usize,
    /// Alignment in bytes.
    pub align: usize,
}

impl Repr {
    /// None: the layout is up to the compiler.
    pub const RUST: Self =
        Self { is_c: false, is_transparent: false, packed: None, align: None, tag: None };

    /// With `C`.
    #[doc(hidden)]
    #[must_use]
    pub const fn c(self) -> Self {
        Self { is_c: true, ..self }
    }

    /// With `transparent`.
    #[doc(hidden)]
    #[must_use]
    pub const fn transparent(self) -> Self {
        Self { is_transparent: true, ..self }
    }

    /// With `packed(bytes)`.
    #[doc(hidden)]
    #[must_use]
    pub const fn packed(self, bytes: usize) -> Self {
        Self { packed: Some(bytes), ..self }
    }

    /// With `align(bytes)`; of several, the largest counts.
    #[doc(hidden)]
    #[must_use]
    pub const fn align(self, bytes: usize) -> Self {
        match self.align {
            Some(align) if align > bytes => self,
            _ => Self { align: Some(bytes), ..self },
        }
    }

    /// With the name of a primitive integer.
    #[doc(hidden)]
    #[must_use]
    pub const fn tag<T>(self) -> Self {
        let (type_name, size, align) = (TypeName::of::<T>(), size_of::<T>(), align_of::<T>());
        Self { tag: Some(Tag { type_name, size, align }), ..self }
    }
}

/// As it is written, and nothing for [`Repr::RUST`].
impl fmt::Display for Repr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { is_c, is_transparent, packed, align, tag } = *self;
        let mut between = "repr(";
        let mut word = |f: &mut fmt::Formatter<'_>, word: fmt::Arguments<'_>| {
            f.write_str(core::mem::replace(&mut between, ", "))?;
            f.write_fmt(word)
        };
        if is_c {
            word(f, format_args!("C"))?;
        }
        if is_transparent {
            word(f, format_args!("transparent"))?;
        }
        if let Some(Tag { type_name, .. }) = tag {
            word(f, format_args!("{type_name}"))?;
        }
        match packed {
            Some(1) => word(f, format_args!("packed"))?,
            Some(bytes) => word(f, format_args!("packed({bytes})"))?,
            None => {}
        }
        if let Some(bytes) = align {
            word(f, format_args!("align({bytes})"))?;
        }
        f.write_str(if *self == Self::RUST { "" } else { ")" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;

    #[test]
    fn it_prints_as_written() {
        assert_eq!(Repr::RUST.to_string(), "");
        assert_eq!(Repr::RUST.c().packed(1).to_string(), "repr(C, packed)");
        assert_eq!(Repr::RUST.packed(2).to_string(), "repr(packed(2))");
        assert_eq!(Repr::RUST.tag::<u8>().align(4).align(2).to_string(), "repr(u8, align(4))");
        assert_eq!(Repr::RUST.transparent().to_string(), "repr(transparent)");
    }
}
