//! The layout of one value: of an enum, where the fields of its live variant lie.

use alloc::vec::Vec;

use super::field::{FieldLayout, sort};
use super::{HasLayout, TypeLayout};

/// How a value lies in memory; [`Display`](core::fmt::Display) prints it as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ValueLayout {
    /// That of its type.
    pub of_type: TypeLayout,
    /// The name of the live variant, if the type is an enum.
    pub variant: Option<&'static str>,
    /// The fields, of an enum those of the live variant; in memory order, with their offsets.
    pub fields: Vec<FieldLayout>,
}

impl ValueLayout {
    pub(super) fn of_type(of_type: TypeLayout) -> Self {
        Self { of_type, variant: None, fields: of_type.fields().to_vec() }
    }

    /// Of an enum, with the number of its live variant and the addresses of its fields; derived
    /// code calls this.
    #[doc(hidden)]
    #[must_use]
    pub fn of_variant<T: HasLayout>(value: &T, variant: usize, addresses: &[usize]) -> Self {
        let of_type = T::LAYOUT;
        let Some(variant) = of_type.variants().get(variant) else { return Self::of_type(of_type) };
        let mut fields = variant.fields.to_vec();
        for (field, address) in fields.iter_mut().zip(addresses) {
            field.offset = Some(address.saturating_sub(self::address(value)));
        }
        sort(&mut fields);
        Self { of_type, variant: Some(variant.name), fields }
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<FieldLayout> {
        self.fields.iter().find(|field| field.name == name).copied()
    }
}

/// Where a value lies; derived code calls this.
#[doc(hidden)]
#[must_use]
pub fn address<T>(value: &T) -> usize {
    core::ptr::from_ref(value).addr()
}
