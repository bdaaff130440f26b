//! The impls for types that are not ours: the tree mirrors std, one file per module.
//!
//! Left out, with the reason:
//!
//! - allocators other than the global one (`Vec<T, A>`): the trait for them is not stable.

mod alloc;
mod core;
#[cfg(feature = "std")]
mod std;

/// Types none of whose values can own a block.
macro_rules! flat {
    ($($type:ty),+ $(,)?) => { $(
        impl crate::MemSize for $type {
            #[inline]
            fn trace(&self, _: &mut crate::Tracer<'_>) {}

            #[inline]
            fn is_flat() -> bool {
                true
            }
        }
    )+ };
}
use flat;

/// Types that own what one of their parameters owns, in fields that safe code can reach.
macro_rules! reached {
    ($($type:ident<$param:ident> => |$value:ident| $inner:expr;)+) => { $(
        impl<$param: crate::MemSize> crate::MemSize for $type<$param> {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                let $value = self;
                $param::trace($inner, tracer);
            }

            #[inline]
            fn is_flat() -> bool {
                $param::is_flat()
            }
        }
    )+ };
}
use reached;
