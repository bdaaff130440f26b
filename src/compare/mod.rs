//! Values side by side, say one collection as several data structures: as plain data and as a
//! table.

mod elements;
#[cfg(feature = "json")]
mod json;
pub(crate) mod row;
#[cfg(feature = "serde")]
mod serial;
mod table;

use alloc::vec::Vec;
use core::fmt;

use crate::sort;

pub use row::ComparisonRow;
pub use table::ComparisonTable;

/// Measures values and puts them side by side, smallest first.
///
/// Gives a [`Comparison`]: rows as plain data, and a table when it is printed. Each value stands
/// behind its name, which may be anything with [`Display`](core::fmt::Display). Values may be of
/// different types; they are borrowed, not moved. A reference is followed: what it points to is
/// measured.
///
/// ```
/// use std::collections::{BTreeMap, LinkedList};
/// use mem_size::compare;
///
/// let vec: Vec<(u32, u32)> = (0..1000).map(|number| (number, number)).collect();
/// let tree: BTreeMap<u32, u32> = vec.iter().copied().collect();
/// let list = vec.iter().copied().collect::<LinkedList<_>>();
///
/// let comparison =
///     compare! { "vec" => vec, "tree" => &tree, format!("list of {}", list.len()) => list };
/// assert_eq!(comparison.rows[0].name, "vec");
/// assert_eq!(comparison.rows[0].elements, Some(1000));
/// assert_eq!(comparison.rows[2].name, "list of 1000");
/// assert_eq!(comparison.rows[2].usage.blocks, 1000);
/// println!("{comparison}");
/// ```
///
/// ```text
/// name          type                    elements      deep  per element  payload  spare  overhead  blocks
/// vec           Vec<(u32, u32)>             1000   7.8 KiB        8.0 B  7.8 KiB    0 B       0 B       1
/// tree          BTreeMap<u32, u32>          1000  10.1 KiB       10.4 B  7.8 KiB   96 B   2.2 KiB      92
/// list of 1000  LinkedList<(u32, u32)>      1000  23.5 KiB       24.0 B  7.8 KiB    0 B  15.6 KiB    1000
/// ```
///
/// A value that cannot be measured in full is marked with `≥`, for at least, and its gaps are
/// named.
///
/// # Elements
///
/// So that this works for any collection, and for a type of yours around one, elements are counted
/// where the walk meets them: the elements of sequences and sets and the keys of maps, at the level
/// nearest to the value where there are any. For a `Vec<Vec<u8>>` these are the inner vectors; for
/// a struct with two vectors, the elements of both. The number is not known where there are none,
/// as in a `String` or an empty `Vec`, and where they have no size.
///
/// Needs the feature `report`, which is on by default.
#[macro_export]
macro_rules! compare {
    ($($name:expr => $value:expr),* $(,)?) => {
        $crate::__private::Comparison::new([$({
            use $crate::__private::Compared as _;
            $crate::__private::ComparisonRow::of(&$name, $value.__compared())
        }),*])
    };
    ($($other:tt)*) => {
        $crate::__private::compile_error! {
            "expected values behind their names: `\"vec\" => vec, \"tree\" => tree`"
        }
    };
}

/// Values side by side, as [`compare!`](crate::compare!) gives them.
///
/// ```
/// use mem_size::{Comparison, ComparisonRow};
///
/// // Of a number of values that is known at run time only:
/// let capacities = [100, 10, 1000];
/// let comparison = Comparison::new(capacities.map(|capacity| {
///     ComparisonRow::of(capacity, &Vec::<u8>::with_capacity(capacity))
/// }));
/// let names: Vec<&str> = comparison.rows.iter().map(|row| &*row.name).collect();
/// assert_eq!(names, ["10", "100", "1000"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// A row per value, sorted by deep size; those of equal size as they were given.
    pub rows: Vec<ComparisonRow>,
}

impl Comparison {
    /// Puts rows side by side, smallest deep size first.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = ComparisonRow>) -> Self {
        let mut rows: Vec<_> = rows.into_iter().collect();
        sort::by_key(&mut rows, |row| row.usage.deep());
        Self { rows }
    }

    /// The comparison as a table, with options.
    ///
    /// ```
    /// use mem_size::{compare, render::Bytes};
    ///
    /// let comparison = compare! { "kilobytes" => vec![0_u8; 4000] };
    /// assert!(comparison.to_string().contains("3.9 KiB"));
    /// assert!(comparison.table().bytes(Bytes::Exact).to_string().contains("4000 B"));
    /// ```
    pub const fn table(&self) -> ComparisonTable<'_> {
        ComparisonTable::new(self)
    }
}

/// The table with its default options.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.table().fmt(f)
    }
}
