//! A value inside its parent, as a listener hears of it.

use core::any::type_name;
use core::mem::needs_drop;

/// What a place is to its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Label {
    /// The value that is measured.
    Root,
    /// A field; in a tuple, its number.
    Field(&'static str),
    /// The live variant of an enum; its size is that of the whole enum.
    Variant(&'static str),
    /// An element of a sequence or a set.
    Element,
    /// A key of a map.
    Key,
    /// A value of a map.
    Value,
    /// What a `Box`, `Rc`, `Arc` or followed reference points to.
    Pointee,
}

/// A value inside its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// What the place is to its parent.
    pub label: Label,
    /// Its type, as [`core::any::type_name`] spells it.
    pub type_name: &'static str,
    /// The inline bytes of all `count` values together. They lie in those of the parent, or in a
    /// block that the parent has reported.
    pub size: usize,
    /// How many values this stands for; more than 1 only for flat elements.
    pub count: usize,
    /// Whether the values need to be dropped. Numbers, flags and the like do not.
    pub needs_drop: bool,
    /// The address of the value, or of the first one; `None` for a field of a packed struct.
    pub address: Option<usize>,
}

impl Place {
    #[inline]
    pub(crate) fn of<T: ?Sized>(label: Label, value: &T) -> Self {
        Self {
            label,
            type_name: type_name::<T>(),
            size: size_of_val(value),
            count: 1,
            needs_drop: needs_drop::<T>(),
            address: Some(core::ptr::from_ref(value).addr()),
        }
    }
}
