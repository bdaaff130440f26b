//! The macro that makes a table of types with their sizes, to be kept as a snapshot.

/// A table of types with their sizes, alignments and padding, for a snapshot test.
///
/// Gives a [`SizeTable`](crate::SizeTable), which prints the same text wherever pointers have the
/// same width and the ABI aligns numbers alike. The types come in the order in which they are
/// given, under the names by which they are given.
///
/// ```
/// use mem_size::{MemSize, size_table};
///
/// #[derive(MemSize)]
/// #[repr(C)]
/// struct Header {
///     magic: [u8; 5],
///     flags: u16,
/// }
///
/// # #[cfg(feature = "layout")]
/// assert_eq!(size_table![Header, [Header; 3], u16].to_string(), "\
/// type           size  align  padding
/// Header            8      2        1
/// [Header; 3]      24      2        -
/// u16               2      2        -
/// ");
/// ```
///
/// # Padding
///
/// Bytes that belong to no field of a struct or a union with `#[derive(MemSize)]`. Where nothing
/// tells there is a `-`: for an enum, where that depends on the variant; for a type without the
/// derive; for a type parameter of a generic function around the macro; and for all types without
/// the feature `layout` (a default one), by which the derive knows them.
///
/// # Snapshots
///
/// With [insta](https://insta.rs), a type that grows fails the test, and `cargo insta review` shows
/// the line that has changed. Types with pointers or `usize` in them have a size per pointer width:
/// keep a snapshot of each, by a suffix to its name.
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
/// That keeps `…@64-bit.snap` beside `…@32-bit.snap`; the second comes from a run of the tests for
/// a target such as `i686-unknown-linux-gnu`. Types without pointers may have a table of their own,
/// without a suffix. (Beware of `u64`, `i64` and `f64`: some 32-bit targets align them to 4 bytes,
/// others to 8.)
///
/// In a generic function the types may name its parameters, which are listed as they are written.
#[macro_export]
macro_rules! size_table {
    ($($type:ty),* $(,)?) => {
        $crate::SizeTable::new(const {
            #[allow(unused_imports)]
            use $crate::__private::ProbeLayout as _;
            &[$($crate::__private::size_row::<$type>(
                $crate::__private::stringify!($type),
                $crate::__private::Probe::<$type>::__LAYOUT,
            )),*]
        })
    };
}
