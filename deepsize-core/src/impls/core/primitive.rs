//! The primitive types.

use crate::impls::{borrowing, flat};
use crate::{Flat, MemSize, Tracer};

flat!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, bool, char, ());

impl MemSize for str {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Flat for str {}

impl<T: MemSize> MemSize for [T] {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self);
    }
}

impl<T: Flat> Flat for [T] {}

impl<T: MemSize, const N: usize> MemSize for [T; N] {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self);
    }

    #[inline]
    fn is_flat() -> bool {
        N == 0 || T::is_flat()
    }
}

impl<T: Flat, const N: usize> Flat for [T; N] {}

// Only the pointer counts; `(&&value).heap_size()` leaves a gap.
borrowing!({T: ?Sized} &T, &mut T);

// By its type it does not change its target, and so does not free it either.
flat!({T: ?Sized} *const T);

macro_rules! tuples {
    ($($($name:ident $index:tt $text:literal),+;)+) => { $(
        impl<$($name: MemSize),+> MemSize for ($($name,)+) {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                $(tracer.field($text, &self.$index);)+
            }

            #[inline]
            fn is_flat() -> bool {
                $($name::is_flat())&&+
            }
        }

        impl<$($name: Flat),+> Flat for ($($name,)+) {}
    )+ };
}
tuples! {
    A 0 "0";
    A 0 "0", B 1 "1";
    A 0 "0", B 1 "1", C 2 "2";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9",
        K 10 "10";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9",
        K 10 "10", L 11 "11";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9",
        K 10 "10", L 11 "11", M 12 "12";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9",
        K 10 "10", L 11 "11", M 12 "12", N 13 "13";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9",
        K 10 "10", L 11 "11", M 12 "12", N 13 "13", O 14 "14";
    A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5", G 6 "6", H 7 "7", I 8 "8", J 9 "9",
        K 10 "10", L 11 "11", M 12 "12", N 13 "13", O 14 "14", P 15 "15";
}
