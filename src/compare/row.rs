//! One value of a comparison.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::any::type_name;
use core::fmt::Display;

use mem_size_core::{MemSize, MemUsage, Tracer};

use crate::compare::elements::Elements;

/// A value of a [`Comparison`](crate::Comparison): its numbers under a name.
///
/// ```
/// use std::collections::HashMap;
/// use mem_size::ComparisonRow;
///
/// let ages = HashMap::from([("Ada", 36), ("Grace", 85)]);
/// let row = ComparisonRow::of("ages", &ages);
/// assert_eq!(row.name, "ages");
/// assert_eq!(row.elements, Some(2));
/// assert_eq!(row.usage.blocks, 1);
/// assert_eq!(row.per_element(), Some(row.usage.deep() as f64 / 2.0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct ComparisonRow {
    /// What the value is called.
    pub name: String,
    /// Its type, as [`core::any::type_name`] spells it.
    pub type_name: Cow<'static, str>,
    /// How many elements were met; `None` where there are none. [`compare!`](crate::compare!) tells
    /// how they are counted.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub elements: Option<usize>,
    /// All its numbers: shallow, heap, spare, overhead, blocks, shared, and the gaps.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::report::sparse"))]
    pub usage: MemUsage,
}

impl ComparisonRow {
    /// Measures a value.
    ///
    /// Takes longer than [`MemSize::mem_usage`], for each element is looked at by itself unless it
    /// is flat.
    #[must_use]
    pub fn of<T: MemSize + ?Sized>(name: impl Display, value: &T) -> Self {
        let (elements, usage) = Tracer::__listen(value, Elements::default);
        let (name, type_name) = (name.to_string(), type_name::<T>().into());
        Self { name, type_name, elements: elements.count(), usage }
    }

    /// Deep size per element, in bytes; `None` where there are no elements.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "an average, to look at")]
    pub fn per_element(&self) -> Option<f64> {
        self.elements
            .filter(|&count| count > 0)
            .map(|count| self.usage.deep() as f64 / count as f64)
    }
}

/// The method behind [`compare!`](crate::compare!): called on a value it borrows it, called on a
/// reference it gives what that points to. It is there for all types, so that the error for one
/// that cannot be measured is that of `MemSize`.
#[doc(hidden)]
pub trait Compared {
    /// What is to be measured.
    fn __compared(&self) -> &Self {
        self
    }
}

impl<T: ?Sized> Compared for T {}
