//! `core::num`.

use core::num::{
    FpCategory, IntErrorKind, NonZero, ParseFloatError, ParseIntError, Saturating, TryFromIntError,
    Wrapping,
};

use crate::impls::{delegating, flat};

flat!(FpCategory, IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError);

flat!(
    NonZero<u8>,
    NonZero<u16>,
    NonZero<u32>,
    NonZero<u64>,
    NonZero<u128>,
    NonZero<usize>,
    NonZero<i8>,
    NonZero<i16>,
    NonZero<i32>,
    NonZero<i64>,
    NonZero<i128>,
    NonZero<isize>,
);
#[cfg(mem_size_since_1_89)]
flat!(NonZero<char>);

delegating!(
    Wrapping<T> [T] => |wrapping| &wrapping.0;
    Saturating<T> [T] => |saturating| &saturating.0;
);
