//! Each integer and float of the language: width, size, alignment and range on this target.
#![expect(clippy::cast_possible_wrap, reason = "the least value of `u128` is 0")]

/// A primitive integer type on this target.
///
/// The alignment is the ABI's: `u64` and `u128` are aligned to less than their size on some targets
/// with 32-bit pointers.
///
/// ```
/// use mem_size_core::limits;
///
/// assert_eq!(limits::I16.min, i128::from(i16::MIN));
/// assert_eq!(limits::U64.align, align_of::<u64>());
/// let widest = limits::INTEGERS.iter().map(|integer| integer.bits).max();
/// assert_eq!(widest, Some(128));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Integer {
    /// The name in Rust.
    pub name: &'static str,
    /// Width in bits, the sign included.
    pub bits: u32,
    /// Size in bytes.
    pub size: usize,
    /// Alignment in bytes.
    pub align: usize,
    /// The least value: `MIN`.
    pub min: i128,
    /// The greatest value: `MAX`.
    pub max: u128,
}

/// A primitive floating-point type on this target.
///
/// ```
/// use mem_size_core::limits::F64;
///
/// assert_eq!(F64.max, f64::MAX);
/// // Up to here every integer has a float of its own.
/// assert_eq!(1_u64 << F64.mantissa_digits, 9_007_199_254_740_992);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Float {
    /// The name in Rust.
    pub name: &'static str,
    /// Width in bits, the sign included.
    pub bits: u32,
    /// Size in bytes.
    pub size: usize,
    /// Alignment in bytes.
    pub align: usize,
    /// The least finite value: `MIN`.
    pub min: f64,
    /// The greatest finite value: `MAX`.
    pub max: f64,
    /// The least positive value of full precision: `MIN_POSITIVE`.
    pub min_positive: f64,
    /// The distance from 1 to the next greater value: `EPSILON`.
    pub epsilon: f64,
    /// The base of the exponent: `RADIX`.
    pub radix: u32,
    /// Digits of the mantissa in that base, the hidden one included: `MANTISSA_DIGITS`.
    pub mantissa_digits: u32,
    /// Decimal digits that any value keeps: `DIGITS`.
    pub digits: u32,
    /// The least exponent of the radix of a value of full precision, plus one: `MIN_EXP`.
    pub min_exp: i32,
    /// The greatest exponent of the radix of a finite value, plus one: `MAX_EXP`.
    pub max_exp: i32,
    /// The least decimal exponent of a value of full precision: `MIN_10_EXP`.
    pub min_10_exp: i32,
    /// The greatest decimal exponent of a finite value: `MAX_10_EXP`.
    pub max_10_exp: i32,
}

macro_rules! integers {
    ($($name:ident $type:ident,)+) => {
        $(
            #[doc = concat!("`", stringify!($type), "` on this target.")]
            pub const $name: Integer = Integer {
                name: stringify!($type),
                bits: $type::BITS,
                size: size_of::<$type>(),
                align: align_of::<$type>(),
                min: $type::MIN as i128,
                max: $type::MAX as u128,
            };
        )+

        /// Every integer type, by sign and width.
        pub const INTEGERS: [Integer; 12] = [$($name),+];
    };
}

integers! {
    U8 u8,
    U16 u16,
    U32 u32,
    U64 u64,
    U128 u128,
    USIZE usize,
    I8 i8,
    I16 i16,
    I32 i32,
    I64 i64,
    I128 i128,
    ISIZE isize,
}

/// `f32` on this target.
pub const F32: Float = Float {
    name: "f32",
    bits: 32,
    size: size_of::<f32>(),
    align: align_of::<f32>(),
    min: f32::MIN as f64,
    max: f32::MAX as f64,
    min_positive: f32::MIN_POSITIVE as f64,
    epsilon: f32::EPSILON as f64,
    radix: f32::RADIX,
    mantissa_digits: f32::MANTISSA_DIGITS,
    digits: f32::DIGITS,
    min_exp: f32::MIN_EXP,
    max_exp: f32::MAX_EXP,
    min_10_exp: f32::MIN_10_EXP,
    max_10_exp: f32::MAX_10_EXP,
};

/// `f64` on this target.
pub const F64: Float = Float {
    name: "f64",
    bits: 64,
    size: size_of::<f64>(),
    align: align_of::<f64>(),
    min: f64::MIN,
    max: f64::MAX,
    min_positive: f64::MIN_POSITIVE,
    epsilon: f64::EPSILON,
    radix: f64::RADIX,
    mantissa_digits: f64::MANTISSA_DIGITS,
    digits: f64::DIGITS,
    min_exp: f64::MIN_EXP,
    max_exp: f64::MAX_EXP,
    min_10_exp: f64::MIN_10_EXP,
    max_10_exp: f64::MAX_10_EXP,
};

/// Both float types, the narrow one first.
pub const FLOATS: [Float; 2] = [F32, F64];
