//! What the platform can hold: the largest object, the width of an address, and each number's size,
//! alignment and range; what a value takes is the trait's business.
//!
//! Everything here describes the *target* that is compiled for, and is a constant: it holds in
//! `const` assertions, costs nothing at run time, and needs neither std nor an allocator.
//!
//! | Python | here |
//! |---|---|
//! | `sys.maxsize` | [`MAX_SIZE`] |
//! | `sys.int_info` | one [`Integer`] per type, as [`U64`]: Rust's integers have fixed widths |
//! | `sys.float_info` | [`F64`]: `mantissa_digits` is `mant_dig`, `digits` is `dig`, `min_positive` is `min` |
//! | `mmap.PAGESIZE` | [`PAGE_SIZE`], where the target alone tells it |
//!
//! ```
//! use mem_size_core::limits;
//!
//! // A build for a target on which this does not hold fails.
//! const _: () = assert!(limits::POINTER_WIDTH >= 16 && limits::U32.align <= 4);
//!
//! println!("{}", limits::LIMITS);
//! ```
//!
//! With 64-bit pointers on x86-64, that prints (the widest row left out):
//!
//! ```text
//! largest object   9223372036854775807 bytes (2^63 - 1)
//! address          64 bits
//! pointer          64 bits
//! page             4096 bytes
//! cache line       64 bytes
//! cache padding    128 bytes
//!
//! type       bits  size  align  range
//! u8            8     1      1  0 ..= 255
//! i64          64     8      8  -9223372036854775808 ..= 9223372036854775807
//! f32          32     4      4  -3.4028235e38 ..= 3.4028235e38, epsilon 1.1920929e-7, 6 digits
//! ```

mod machine;
mod number;
mod table;

use core::alloc::Layout;

pub use machine::{CACHE_LINE, CACHE_PADDING, PAGE_SIZE};
pub use number::{
    F32, F64, FLOATS, Float, I8, I16, I32, I64, I128, INTEGERS, ISIZE, Integer, U8, U16, U32, U64,
    U128, USIZE,
};

/// The largest allocation and the largest object, in bytes: `isize::MAX`.
///
/// The distance between two addresses in one object must fit an `isize`; [`Layout`] and with it
/// every collection refuses more. (rustc itself refuses *types* of 2⁶¹ bytes or more with 64-bit
/// pointers: a slice of smaller elements may still reach this limit.) How much memory there really
/// is, no compiler knows.
///
/// ```
/// use mem_size_core::limits;
///
/// assert_eq!(limits::MAX_SIZE, isize::MAX as usize);
/// assert!(Vec::<u8>::new().try_reserve(limits::MAX_SIZE + 1).is_err());
/// ```
pub const MAX_SIZE: usize = isize::MAX.unsigned_abs();

/// Bits of an address: the width of `usize`.
pub const ADDRESS_WIDTH: u32 = usize::BITS;

/// Bits of a thin pointer; more than those of an address where pointers carry further data, as
/// capabilities do.
///
/// ```
/// use mem_size_core::limits::{ADDRESS_WIDTH, POINTER_WIDTH};
///
/// assert!(POINTER_WIDTH >= ADDRESS_WIDTH);
/// ```
pub const POINTER_WIDTH: u32 = POINTER.bits();

/// `bool`: one byte, of which two values are used.
pub const BOOL: Primitive = Primitive::of::<bool>("bool");

/// `char`: a Unicode scalar value, `'\0' ..= '\u{10FFFF}'` without the surrogates.
pub const CHAR: Primitive = Primitive::of::<char>("char");

/// A thin pointer; thin references and boxes are the same.
pub const POINTER: Primitive = Primitive::of::<*const u8>("*const u8");

/// A pointer to a slice: an address and a length; trait objects are as large.
pub const SLICE_POINTER: Primitive = Primitive::of::<*const [u8]>("*const [u8]");

/// Everything in this module as one value, which prints as a table.
///
/// ```
/// use mem_size_core::limits::LIMITS;
///
/// let text = LIMITS.to_string();
/// assert!(text.starts_with("largest object"));
/// assert!(text.contains(&u128::MAX.to_string()));
/// ```
pub const LIMITS: Limits = Limits {
    max_size: MAX_SIZE,
    address_width: ADDRESS_WIDTH,
    pointer_width: POINTER_WIDTH,
    page_size: PAGE_SIZE,
    cache_line: CACHE_LINE,
    cache_padding: CACHE_PADDING,
    integers: &INTEGERS,
    floats: &FLOATS,
    primitives: &[BOOL, CHAR, POINTER, SLICE_POINTER],
};

/// The limits of a platform; [`LIMITS`] is the only value there is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Limits {
    /// [`MAX_SIZE`].
    pub max_size: usize,
    /// [`ADDRESS_WIDTH`].
    pub address_width: u32,
    /// [`POINTER_WIDTH`].
    pub pointer_width: u32,
    /// [`PAGE_SIZE`].
    pub page_size: Option<usize>,
    /// [`CACHE_LINE`].
    pub cache_line: Option<usize>,
    /// [`CACHE_PADDING`].
    pub cache_padding: Option<usize>,
    /// [`INTEGERS`].
    pub integers: &'static [Integer],
    /// [`FLOATS`].
    pub floats: &'static [Float],
    /// [`BOOL`], [`CHAR`], [`POINTER`] and [`SLICE_POINTER`].
    pub primitives: &'static [Primitive],
}

/// Name, size and alignment of a primitive type that is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Primitive {
    /// The name in Rust.
    pub name: &'static str,
    /// Size in bytes.
    pub size: usize,
    /// Alignment in bytes.
    pub align: usize,
}

impl Primitive {
    const fn of<T>(name: &'static str) -> Self {
        Self { name, size: size_of::<T>(), align: align_of::<T>() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "no primitive is that large")]
    const fn bits(self) -> u32 {
        (self.size as u32).saturating_mul(8)
    }
}

/// Whether a request for so many bytes is within the platform's limits.
///
/// That memory is there is not promised. A length from elsewhere may be wider than a `usize`:
///
/// ```
/// use mem_size_core::limits;
///
/// assert!(limits::fits(0) && limits::fits(limits::MAX_SIZE));
/// assert!(!limits::fits(limits::MAX_SIZE + 1));
///
/// let file_length: u64 = 5 << 30;
/// let loadable = usize::try_from(file_length).is_ok_and(limits::fits);
/// assert_eq!(loadable, limits::ADDRESS_WIDTH == 64);
/// ```
#[must_use]
pub const fn fits(size: usize) -> bool {
    size <= MAX_SIZE
}

/// Whether a request for so many bytes at this alignment is within the platform's limits, rounded
/// up to the alignment as allocators may do: exactly what [`Layout::from_size_align`] accepts.
///
/// ```
/// use mem_size_core::limits;
///
/// assert!(limits::fits_aligned(limits::MAX_SIZE, 1));
/// assert!(!limits::fits_aligned(limits::MAX_SIZE, 16));
/// assert!(!limits::fits_aligned(48, 3), "an alignment is a power of two");
/// ```
#[must_use]
pub const fn fits_aligned(size: usize, align: usize) -> bool {
    Layout::from_size_align(size, align).is_ok()
}

/// Whether so many values of `T` in a row are within the platform's limits, as the buffer of a
/// `Vec` needs them.
///
/// ```
/// use mem_size_core::limits;
///
/// const _: () = assert!(limits::fits_array::<u16>(1000));
/// assert!(!limits::fits_array::<u16>(limits::MAX_SIZE));
/// assert!(limits::fits_array::<()>(usize::MAX));
/// ```
#[must_use]
pub const fn fits_array<T>(len: usize) -> bool {
    Layout::array::<T>(len).is_ok()
}
