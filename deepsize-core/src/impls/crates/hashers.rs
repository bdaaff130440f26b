//! Hashers that are spelt where a map is measured part by part.

/// Maps of which the derive does not know by their name that the third argument is a hasher:
/// nothing is asked of it.
macro_rules! hasher_by_parts {
    ({$($generics:tt)*} $type:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, A: Copy, B: Copy, Any: Copy> crate::with::TraceBy<(A, B, Any)>
            for $type
        where
            Self: crate::with::TraceBy<(A, B)>,
        {
            #[inline]
            fn trace_by(&self, (key, value, _): (A, B, Any), tracer: &mut crate::Tracer<'_>) {
                self.trace_by((key, value), tracer);
            }
        }
    };
}
pub(super) use hasher_by_parts;
