//! The primitive types.

use crate::__private::when_ordered;
use crate::impls::{borrowing, flat, flat_with};
use crate::ordered::ordered_by_part;
use crate::with::TraceBy;
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

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        tracer.elements_or_defer(self);
    }
}

impl<T: Flat> Flat for [T] {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for [T] {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.elements_by(self, how);
    }
}

impl<T: MemSize, const N: usize> MemSize for [T; N] {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(self);
    }

    #[inline]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        tracer.elements_or_defer(self);
    }

    #[inline]
    fn __trace_links<'a>(&'a self, tracer: &mut Tracer<'a>) {
        tracer.links_or_defer(self);
    }

    #[inline]
    fn is_flat() -> bool {
        N == 0 || T::is_flat()
    }

    #[inline]
    fn __is_link() -> bool {
        T::__is_link()
    }

    ordered_by_part!(T);
}

impl<T: Flat, const N: usize> Flat for [T; N] {}

impl<T: TraceBy<How>, How: Copy, const N: usize> TraceBy<(How,)> for [T; N] {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.elements_by(self, how);
    }
}

// Only the pointer counts; `(&&value).heap_size()` leaves a gap.
borrowing!({T: ?Sized} &T, &mut T);

// By its type it does not change its target, and so does not free it either.
flat_with!({T: ?Sized} *const T,
    when_ordered!();

    #[inline]
    fn __has_pointer() -> bool {
        true
    }
);

/// The first part stands in brackets as well where a tuple of this length can be asked whether it
/// has an order.
macro_rules! tuples {
    ($([$($first:ident)?] $($name:ident $how:ident $index:tt $text:literal),+;)+) => { $(
        impl<$($name: MemSize),+> MemSize for ($($name,)+) {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                $(tracer.field($text, &self.$index);)+
            }

            #[inline]
            fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
                $(tracer.linked_field($text, &self.$index);)+
            }

            #[inline]
            fn is_flat() -> bool {
                $($name::is_flat())&&+
            }

            #[inline]
            fn __is_link() -> bool {
                $($name::__is_link())||+
            }

            $(ordered_by_part!($first);)?
        }

        impl<$($name: Flat),+> Flat for ($($name,)+) {}

        impl<$($name: TraceBy<$how>, $how: Copy),+> TraceBy<($($how,)+)> for ($($name,)+) {
            #[inline]
            fn trace_by(&self, how: ($($how,)+), tracer: &mut Tracer<'_>) {
                $(tracer.field_by($text, how.$index, &self.$index);)+
            }
        }
    )+ };
}
tuples! {
    [A] A AA 0 "0";
    [A] A AA 0 "0", B BB 1 "1";
    [A] A AA 0 "0", B BB 1 "1", C CC 2 "2";
    [A] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3";
    [A] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4";
    [A] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9", K KK 10 "10";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9", K KK 10 "10", L LL 11 "11";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9", K KK 10 "10", L LL 11 "11", M MM 12 "12";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9", K KK 10 "10", L LL 11 "11", M MM 12 "12",
        N NN 13 "13";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9", K KK 10 "10", L LL 11 "11", M MM 12 "12",
        N NN 13 "13", O OO 14 "14";
    [] A AA 0 "0", B BB 1 "1", C CC 2 "2", D DD 3 "3", E EE 4 "4", F FF 5 "5", G GG 6 "6",
        H HH 7 "7", I II 8 "8", J JJ 9 "9", K KK 10 "10", L LL 11 "11", M MM 12 "12",
        N NN 13 "13", O OO 14 "14", P PP 15 "15";
}
