//! A table of types with their sizes, to be kept as a snapshot.

use core::fmt;

/// A table of types with their sizes and alignments, for a snapshot test.
///
/// Gives a [`SizeTable`], which prints the same text wherever pointers have the same width and the ABI
/// aligns numbers alike. The types come in the order in which they are given, under the names by
/// which they are given.
///
/// ```
/// use mem_size::size_table;
///
/// struct Header {
///     magic: [u8; 4],
///     flags: u16,
/// }
///
/// assert_eq!(size_table![Header, Option<u8>, [u16; 3]].to_string(), "\
/// type        size  align
/// Header         6      2
/// Option<u8>     2      1
/// [u16; 3]       6      2
/// ");
/// ```
///
/// # Snapshots
///
/// With [insta](https://insta.rs), a type that grows fails the test, and `cargo insta review` shows the line
/// that has changed. Types with pointers or `usize` in them have a size per pointer width: keep a
/// snapshot of each, by a suffix to its name.
///
/// ```no_run
/// # struct Session(Vec<u8>);
/// # struct Request(Box<str>);
/// // In a `#[test]`:
/// insta::with_settings!({ snapshot_suffix => format!("{}-bit", usize::BITS) }, {
///     insta::assert_snapshot!(mem_size::size_table![Session, Request, Vec<Request>]);
/// });
/// ```
///
/// That keeps `…@64-bit.snap` beside `…@32-bit.snap`; the second comes from a run of the tests for a target
/// such as `i686-unknown-linux-gnu`. Types without pointers may have a table of their own, without a suffix.
///
/// In a generic function the types may name its parameters, which are listed as they are written.
#[macro_export]
macro_rules! size_table {
    ($($type:ty),* $(,)?) => {
        $crate::SizeTable::new(const {
            &[$($crate::SizeRow::of::<$type>($crate::__private::stringify!($type))),*]
        })
    };
}

/// What [`size_table!`](crate::size_table) gives: a row per type, which [`Display`](fmt::Display) lines up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeTable<'a> {
    rows: &'a [SizeRow],
}

/// A type with its size.
///
/// ```
/// use mem_size::SizeRow;
///
/// let row = SizeRow::of::<u32>("u32");
/// assert_eq!((row.name, row.size, row.align), ("u32", size_of::<u32>(), align_of::<u32>()));
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
}

impl SizeRow {
    /// The row of a type, under this name.
    #[must_use]
    pub const fn of<T>(name: &'static str) -> Self {
        Self { name, size: size_of::<T>(), align: align_of::<T>() }
    }
}

impl<'a> SizeTable<'a> {
    /// A table of these rows.
    #[must_use]
    pub const fn new(rows: &'a [SizeRow]) -> Self {
        Self { rows }
    }

    /// The rows, in their order.
    ///
    /// ```
    /// let table = mem_size::size_table![u8, u64];
    /// assert!(table.rows().iter().all(|row| row.size <= 8));
    /// ```
    #[must_use]
    pub const fn rows(&self) -> &'a [SizeRow] {
        self.rows
    }
}

/// A header and a line per row, each ended by a line break.
impl fmt::Display for SizeTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rows.iter().map(|row| row.name.chars().count());
        let sizes = self.rows.iter().map(|row| digits(row.size));
        let aligns = self.rows.iter().map(|row| digits(row.align));
        let name = names.max().unwrap_or(0).max("type".len());
        let size = sizes.max().unwrap_or(0).max("size".len());
        let align = aligns.max().unwrap_or(0).max("align".len());
        writeln!(f, "{:name$}  {:>size$}  {:>align$}", "type", "size", "align")?;
        for row in self.rows {
            writeln!(f, "{:name$}  {:>size$}  {:>align$}", row.name, row.size, row.align)?;
        }
        Ok(())
    }
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log.saturating_add(1) as usize)
}
