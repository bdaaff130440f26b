//! Types with their sizes as a table of text, to be kept as a snapshot.

use core::fmt;

use crate::type_layout::TypeLayout;

/// What [`size_table!`](../mem_size/macro.size_table.html) gives: a row per type, which
/// [`Display`](fmt::Display) lines up.
///
/// The columns of numbers are wide enough for all but giants, so that a type which grows changes no
/// line but its own.
///
/// ```
/// use mem_size_core::{SizeRow, SizeTable};
///
/// let rows = [SizeRow::of::<[u16; 3]>("Point"), SizeRow::of::<u8>("Flags")];
/// assert_eq!(SizeTable::new(&rows).to_string(), "\
/// type     size  align  padding
/// Point       6      2        -
/// Flags       1      1        -
/// ");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeTable<'a> {
    rows: &'a [SizeRow],
}

/// A type with its size.
///
/// ```
/// use mem_size_core::SizeRow;
///
/// let row = SizeRow::of::<u32>("u32");
/// assert_eq!((row.name, row.size, row.align), ("u32", size_of::<u32>(), align_of::<u32>()));
/// assert_eq!(row.padding, None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SizeRow {
    /// The type as it is written.
    pub name: &'static str,
    /// Size in bytes.
    pub size: usize,
    /// Alignment in bytes.
    pub align: usize,
    /// Bytes that belong to no field, where the type's [layout](crate::HasLayout) is known and is
    /// not that of an enum.
    pub padding: Option<usize>,
}

impl SizeRow {
    /// The row of a type, under this name; of its padding nothing is known.
    #[must_use]
    pub const fn of<T>(name: &'static str) -> Self {
        Self { name, size: size_of::<T>(), align: align_of::<T>(), padding: None }
    }

    /// The row of a type with this layout, under this name.
    ///
    /// ```
    /// use mem_size_core::{HasLayout, SizeRow};
    ///
    /// const fn row<T: HasLayout>() -> SizeRow {
    ///     SizeRow::of_layout("T", &T::LAYOUT)
    /// }
    /// ```
    #[must_use]
    pub const fn of_layout(name: &'static str, layout: &TypeLayout) -> Self {
        Self { name, size: layout.size, align: layout.align, padding: layout.padding() }
    }
}

impl<'a> SizeTable<'a> {
    /// A table of these rows.
    #[must_use]
    pub const fn new(rows: &'a [SizeRow]) -> Self {
        Self { rows }
    }

    /// The rows, in their order.
    #[must_use]
    pub const fn rows(&self) -> &'a [SizeRow] {
        self.rows
    }
}

/// A header and a line per row, each ended by a line break; `-` stands for a padding that is not
/// known.
impl fmt::Display for SizeTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rows.iter().map(|row| row.name.chars().count());
        let name = names.max().unwrap_or(0).max("type".len());
        let size = width(6, self.rows.iter().map(|row| row.size));
        let align = width("align".len(), self.rows.iter().map(|row| row.align));
        let padding = width("padding".len(), self.rows.iter().filter_map(|row| row.padding));
        write!(f, "{:name$}  {:>size$}  {:>align$}  ", "type", "size", "align")?;
        writeln!(f, "{:>padding$}", "padding")?;
        for row in self.rows {
            write!(f, "{:name$}  {:>size$}  {:>align$}  ", row.name, row.size, row.align)?;
            match row.padding {
                Some(bytes) => writeln!(f, "{bytes:>padding$}")?,
                None => writeln!(f, "{:>padding$}", "-")?,
            }
        }
        Ok(())
    }
}

/// How many columns the numbers take, or at least so many.
fn width(least: usize, numbers: impl Iterator<Item = usize>) -> usize {
    let digits = |number: usize| number.checked_ilog10().map_or(1, |log| log.saturating_add(1));
    numbers.map(digits).max().map_or(least, |digits| least.max(digits as usize))
}
