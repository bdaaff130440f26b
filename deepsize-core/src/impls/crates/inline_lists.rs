//! Lists and arrays of several crates whose elements lie in the value itself.

/// Types that hold elements `T` in the slices that the expression tells, none if the condition
/// holds. In brackets stands what is said of the type arguments, of which only the first is asked.
macro_rules! inline_lists {
    ($($generics:tt $type:ty $(, $hows:tt)+ => |$list:ident| $slices:expr, $is_empty:expr;)+) => {
        $(
            super::inline_lists::inline_lists!(@own $generics $type, $list, $slices, $is_empty);
            $( super::inline_lists::inline_lists!(@parts $generics $type, $hows, $list, $slices); )+
        )+
    };
    (@own {$($generics:tt)*} $type:ty, $list:ident, $slices:expr, $is_empty:expr) => {
        /// What the elements own.
        impl<T: crate::MemSize, $($generics)*> crate::MemSize for $type {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                let $list = self;
                for elements in $slices {
                    tracer.elements(elements);
                }
            }

            #[inline]
            fn is_flat() -> bool {
                $is_empty || T::is_flat()
            }
        }

        impl<T: crate::Flat, $($generics)*> crate::Flat for $type {}
    };
    (@parts {$($generics:tt)*} $type:ty, [$how:ident $(, $any:ident)*], $list:ident,
        $slices:expr) => {
        impl<T: crate::with::TraceBy<$how>, $($generics)*, $how: Copy $(, $any: Copy)*>
            crate::with::TraceBy<($how, $($any,)*)> for $type
        {
            #[inline]
            fn trace_by(&self, (how, ..): ($how, $($any,)*), tracer: &mut crate::Tracer<'_>) {
                let $list = self;
                for elements in $slices {
                    tracer.elements_by(elements, how);
                }
            }
        }
    };
}
pub(super) use inline_lists;
