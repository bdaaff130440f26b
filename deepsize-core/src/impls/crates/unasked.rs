//! Type arguments of which nothing is asked where a value is measured part by part.

/// Types with arguments after the second that are never asked, as a hasher, and that the derive
/// does not know by their names. In brackets stand those that may be spelt.
macro_rules! unasked_by_parts {
    ($generics:tt $type:ty, $($unasked:tt)+) => {
        $( super::unasked::unasked_by_parts!(@one $generics $type, $unasked); )+
    };
    (@one {$($generics:tt)*} $type:ty, [$($any:ident),+]) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, A: Copy, B: Copy, $($any: Copy),+>
            crate::with::TraceBy<(A, B, $($any),+)> for $type
        where
            Self: crate::with::TraceBy<(A, B)>,
        {
            #[inline]
            fn trace_by(&self, hows: (A, B, $($any),+), tracer: &mut crate::Tracer<'_>) {
                self.trace_by((hows.0, hows.1), tracer);
            }
        }
    };
}
pub(super) use unasked_by_parts;
