//! Assertions about the layout of types. They fail the build, and cost nothing at run time.

/// Fails the build unless types are as large as expected, and says how large they are.
///
/// ```
/// use std::collections::HashMap;
/// use mem_size::assert_size;
///
/// struct Session {
///     id: u64,
///     user: Box<str>,
/// }
///
/// assert_size!(Session <= 64);
/// assert_size!(Session, 8 + 2 * size_of::<usize>());
/// assert_size!(Option<Box<Session>> == size_of::<usize>(), HashMap<u8, u16> <= 96);
/// ```
///
/// An entry is `TYPE, SIZE` or `TYPE == SIZE` for just this size, `TYPE <= SIZE` for at most and
/// `TYPE >= SIZE` for at least this. A size is any constant expression of type `usize`, in bytes.
/// Several entries are separated by commas or semicolons. The macro stands where an item or a
/// statement does; there it cannot name a generic parameter of the function around it.
///
/// # Pointer widths
///
/// Sizes may be given for each pointer width in bits: 16, 32 or 64. On a target whose width is not
/// listed nothing is asserted, so that nobody's build fails on a platform that its author did not
/// think of; `_` stands for all others.
///
/// ```
/// # use mem_size::assert_size;
/// assert_size!(Vec<u8>, { 64 => 24, 32 => 12 });
/// assert_size!(&str <= { 64 => 16, _ => 8 });
/// ```
///
/// # Errors
///
/// ```compile_fail
/// # use mem_size::assert_size;
/// struct Session {
///     id: [u64; 4],
/// }
///
/// assert_size!(Session, 24); // size of `Session` is 32 bytes, expected 24
/// ```
///
/// # Limits
///
/// One assertion takes up to 129 entries.
///
/// A size by `repr(Rust)` may change with the compiler: pin only what must not change unseen. For
/// all types of a crate at once, a snapshot of [`size_table!`](crate::size_table) takes less care.
#[macro_export]
macro_rules! assert_size {
    ($($entries:tt)+) => {
        $crate::__assert_layout! { check_size $($entries)+ }
    };
}

/// Fails the build unless types are aligned as expected, and says how they are aligned.
///
/// Entries are those of [`assert_size!`](crate::assert_size), in bytes.
///
/// ```
/// use mem_size::assert_align;
///
/// #[repr(align(64))]
/// struct Line([u8; 64]);
///
/// assert_align!(Line, 64);
/// assert_align!(Line >= 16, u64 <= 8, Vec<u8> == align_of::<usize>());
/// ```
///
/// ```compile_fail
/// # use mem_size::assert_align;
/// assert_align!([u8; 64] >= 64); // alignment of `[u8; 64]` is 1 byte, expected at least 64
/// ```
#[macro_export]
macro_rules! assert_align {
    ($($entries:tt)+) => {
        $crate::__assert_layout! { check_align $($entries)+ }
    };
}

/// Fails the build unless all types have the size of the first, and says which sizes they have.
///
/// ```
/// use mem_size::assert_same_size;
///
/// assert_same_size!(Option<Box<u8>>, Box<u8>, usize);
/// ```
///
/// ```compile_fail
/// # use mem_size::assert_same_size;
/// assert_same_size!(u32, Option<u32>); // size of `Option<u32>` is 8 bytes, that of `u32` is 4
/// ```
#[macro_export]
macro_rules! assert_same_size {
    ($first:ty, $($other:ty),+ $(,)?) => { $(
        const _: () = $crate::__private::check_same_size::<$first, $other>(
            $crate::__private::stringify!($first),
            $crate::__private::stringify!($other),
        );
    )+ };
}

/// Fails the build unless no value of these types can own heap memory.
///
/// Asks for [`Flat`](crate::Flat), which types of std without heap memory implement, and types with
/// `#[derive(MemSize)]` and `#[mem_size(flat)]`. A type may have no size of its own.
///
/// ```
/// use mem_size::{MemSize, assert_flat};
///
/// #[derive(MemSize)]
/// #[mem_size(flat)]
/// struct Particle {
///     position: [f32; 3],
///     charge: Option<i8>,
/// }
///
/// assert_flat!(Particle, [Particle], (u64, &'static str));
/// ```
///
/// ```compile_fail
/// # use mem_size::assert_flat;
/// assert_flat!((u64, String)); // `String` may own heap memory
/// ```
#[macro_export]
macro_rules! assert_flat {
    ($($flat:ty),+ $(,)?) => { $(
        const _: $crate::__private::bool = $crate::__private::is_surely_flat::<$flat>();
    )+ };
}
