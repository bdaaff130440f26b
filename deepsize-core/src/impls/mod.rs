//! The impls for types that are not ours: the tree mirrors std, one file per module.
//!
//! Left out, with the reason:
//!
//! - allocators other than the global one (`Vec<T, A>`): Rust 1.100 is the first where their trait
//!   is stable, and nothing tells whether what they hand out lies in a block of its own;
//! - `!` before Rust 1.100, `f16`, `f128`, and whatever else only a nightly compiler can name;
//! - iterators over the matches of a pattern (`str::Split`, …), but by `char`, strings, and sets of
//!   `char`s: the trait of patterns cannot be named yet;
//! - trait objects of std's traits other than `Any`, `Error`, `Fn*`, `Future`, the iterators,
//!   `fmt`'s and `io`'s: rare, and each costs 32 impls, one for each choice of auto traits;
//! - functions for all lifetimes (`dyn for<'a> Fn(&'a T)`) with other auto traits than `Send` and
//!   `Sync`: the compiler would take several times as long, and in fields the derive fixes the
//!   lifetimes;
//! - function types with references that share one lifetime, or with references below the top of
//!   an argument (`for<'a> fn(Option<&'a T>)`): there is no end of forms;
//! - a `Pin` of a pointer that is not std's: `Pin` lets nobody see the pointer;
//! - `Cell` and `UnsafeCell` of trait objects: nothing tells whether these are flat;
//! - what belongs to one CPU or one operating system, except SIMD vectors and the handles of Unix
//!   and Windows;
//! - the deprecated: `SipHasher`, `LinesAny`.

pub(crate) mod alloc;
mod core;
mod crates;
pub(crate) mod hash_table;
mod once;
#[cfg(feature = "std")]
mod std;

/// The address of an entry: that of its key, or of its value where keys have no size.
fn entry_address<K, V>((key, value): (&K, &V)) -> usize {
    if size_of::<K>() > 0 {
        ::core::ptr::from_ref(key).addr()
    } else {
        ::core::ptr::from_ref(value).addr()
    }
}

// The compiler lists some impls in the error on a missing one. Impls without bounds are kept out of
// the list by `do_not_recommend`. Those with bounds stay in: the error must say which bound fails.

/// A type none of whose values can own a block, with the method that tells whether it has an order.
macro_rules! flat_with {
    ({$($generics:tt)*} $type:ty, $($when_ordered:tt)+) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> crate::MemSize for $type {
            #[inline]
            fn trace(&self, _: &mut crate::Tracer<'_>) {}

            #[inline]
            fn is_flat() -> bool {
                true
            }

            $($when_ordered)+
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> crate::Flat for $type {}
    };
}
use flat_with;

/// Types none of whose values can own a block, with their generics in braces if they have any.
macro_rules! flat {
    ({$($generics:tt)*} $type:ty $(,)?) => {
        crate::impls::flat_with!({$($generics)*} $type, crate::__private::when_ordered!(););
    };
    ({$($generics:tt)*} $type:ty, $($rest:ty),+ $(,)?) => {
        crate::impls::flat!({$($generics)*} $type);
        crate::impls::flat!({$($generics)*} $($rest),+);
    };
    ($($type:ty),+ $(,)?) => { $( crate::impls::flat!({} $type); )+ };
}
use flat;

/// Leaves a gap for a part that nobody can see, if it may own memory: a hasher, a raw lock.
#[inline]
pub fn trace_hidden<T>(tracer: &mut crate::Tracer<'_>) {
    if ::core::mem::needs_drop::<T>() {
        tracer.gap(crate::Gap::Opaque);
    }
}

/// Types that borrow what they lead to: like a reference they own nothing, and as a root they leave
/// a gap, so that asking one for its target's size is no silent zero.
macro_rules! borrowing {
    ({$($generics:tt)*} $type:ty $(,)?) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> crate::MemSize for $type {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                tracer.reference(self);
            }

            #[inline]
            fn is_flat() -> bool {
                true
            }

            crate::__private::when_ordered!();
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> crate::Flat for $type {}

        crate::impls::same_by_parts!({$($generics)*} $type);
    };
    ({$($generics:tt)*} $type:ty, $($rest:ty),+ $(,)?) => {
        crate::impls::borrowing!({$($generics)*} $type);
        crate::impls::borrowing!({$($generics)*} $($rest),+);
    };
}
use borrowing;

/// Types that own what one of their parameters owns, in a field that safe code can reach: each impl
/// asks the value in that field. If the order of the type is that of the parameter, its name is
/// repeated in brackets.
macro_rules! delegating {
    ($($type:ident<$param:ident> $([$ordered:ident])? => |$value:ident| $inner:expr;)+) => { $(
        /// What the value inside owns.
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

            $(crate::ordered::ordered_by_part!($ordered);)?
        }

        impl<$param: crate::Flat> crate::Flat for $type<$param> {}

        impl<$param: crate::with::TraceBy<How>, How: Copy> crate::with::TraceBy<(How,)>
            for $type<$param>
        {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut crate::Tracer<'_>) {
                let $value = self;
                $param::trace_by($inner, how, tracer);
            }
        }
    )+ };
}
use delegating;

/// Types that let nobody see the values that they hold, which are of the types after the colon:
/// flat if these are, otherwise a gap.
macro_rules! hidden {
    ($gap:expr => $({$($generics:tt)*} $type:ty: $($held:ty),+;)+) => { $(
        /// Nothing if what it holds is flat; otherwise a gap, for nobody can see it.
        impl<$($generics)*> crate::MemSize for $type {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                if !Self::is_flat() {
                    tracer.gap($gap);
                }
            }

            #[inline]
            fn is_flat() -> bool {
                $(<$held as crate::MemSize>::is_flat())&&+
            }
        }

        impl<$($generics)*> crate::Flat for $type where $($held: crate::Flat),+ {}

        crate::impls::hidden_by_parts!($gap => {$($generics)*} $type);
    )+ };
}
use hidden;

/// `TraceBy` for those of them with one parameter or two.
macro_rules! hidden_by_parts {
    ($gap:expr => {$param:ident: MemSize} $type:ty) => {
        impl<$param: crate::with::TraceBy<How>, How: Copy> crate::with::TraceBy<(How,)> for $type {
            #[inline]
            fn trace_by(&self, _: (How,), tracer: &mut crate::Tracer<'_>) {
                if !$param::__is_flat() {
                    tracer.gap($gap);
                }
            }
        }
    };
    ($gap:expr => {$first:ident: MemSize, $second:ident: MemSize} $type:ty) => {
        impl<$first, $second, How1, How2> crate::with::TraceBy<(How1, How2)> for $type
        where
            $first: crate::with::TraceBy<How1>,
            $second: crate::with::TraceBy<How2>,
            How1: Copy,
            How2: Copy,
        {
            #[inline]
            fn trace_by(&self, _: (How1, How2), tracer: &mut crate::Tracer<'_>) {
                if !($first::__is_flat() && $second::__is_flat()) {
                    tracer.gap($gap);
                }
            }
        }
    };
    ($gap:expr => $generics:tt $type:ty) => {};
}
use hidden_by_parts;

/// `TraceBy` for types whose impl asks nothing of their parameters: they are measured as a whole,
/// whatever is said of the parts.
macro_rules! same_by_parts {
    ({$param:ident $(: ?$sized:ident)?} $type:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$param $(: ?$sized)?, How: Copy> crate::with::TraceBy<(How,)> for $type {
            #[inline]
            fn trace_by(&self, _: (How,), tracer: &mut crate::Tracer<'_>) {
                crate::MemSize::trace(self, tracer);
            }
        }
    };
    ({$first:ident, $second:ident} $type:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$first, $second, How1: Copy, How2: Copy> crate::with::TraceBy<(How1, How2)> for $type {
            #[inline]
            fn trace_by(&self, _: (How1, How2), tracer: &mut crate::Tracer<'_>) {
                crate::MemSize::trace(self, tracer);
            }
        }
    };
    ($generics:tt $type:ty) => {};
}
use same_by_parts;

/// Types that hold a function, and perhaps values of the types after it, and let nobody see any of
/// them. The function needs no impl, which a closure cannot have: whether a type needs to be
/// dropped is known of each.
macro_rules! hidden_function {
    ($({$($generics:tt)*} $type:ty: $function:ident $(, $held:ty)*;)+) => { $(
        /// Nothing if what it holds is flat and the function needs no drop; otherwise a gap.
        impl<$($generics)*> crate::MemSize for $type {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                if !Self::is_flat() {
                    tracer.gap(crate::Gap::Opaque);
                }
            }

            #[inline]
            fn is_flat() -> bool {
                !core::mem::needs_drop::<$function>() $(&& <$held as crate::MemSize>::is_flat())*
            }
        }
    )+ };
}
use hidden_function;

/// Types that borrow a collection and own a function, perhaps beside the range that they go over: a
/// gap if that needs to be dropped.
macro_rules! borrowing_by_function {
    ($({$($generics:tt)*} $type:ty: $function:ty;)+) => { $(
        /// A gap if the function needs a drop; what it is called on is borrowed.
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> crate::MemSize for $type {
            #[inline]
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                if Self::is_flat() {
                    tracer.reference(self);
                } else {
                    tracer.gap(crate::Gap::Opaque);
                }
            }

            #[inline]
            fn is_flat() -> bool {
                !core::mem::needs_drop::<$function>()
            }
        }
    )+ };
}
use borrowing_by_function;

/// Types that own blocks and tell nothing of them: always a gap.
macro_rules! opaque {
    ($({$($generics:tt)*} $type:ty;)+) => { $(
        /// A gap: it owns blocks, and tells nothing of them.
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> crate::MemSize for $type {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                tracer.gap(crate::Gap::Opaque);
            }
        }

        crate::impls::same_by_parts!({$($generics)*} $type);
    )+ };
}
use opaque;

/// Trait objects that tell nothing but their size: a gap, unless that is 0. `MemSize` is
/// implemented for every choice of auto traits; `WeakTarget` for three: none, `Send`, and `Send +
/// Sync`.
///
/// With `some` in front, both are implemented for these three only: the compiler compares all impls
/// for objects of one trait with each other, which takes time.
macro_rules! opaque_dyn {
    ($generics:tt $($bounds:tt),+) => { $(
        crate::impls::opaque_dyn!(@every $generics $bounds
            [Send] [Sync] [Unpin] [core::panic::UnwindSafe] [core::panic::RefUnwindSafe]);
        crate::impls::opaque_dyn!(@some target $generics $bounds);
    )+ };
    (some $generics:tt $($bounds:tt),+) => { $(
        crate::impls::opaque_dyn!(@some object $generics $bounds);
        crate::impls::opaque_dyn!(@some target $generics $bounds);
    )+ };
    (@every $generics:tt $bounds:tt) => {
        crate::impls::opaque_dyn!(@object $generics $bounds);
    };
    (@every $generics:tt [$($bounds:tt)+] [$($auto:tt)+] $($rest:tt)*) => {
        crate::impls::opaque_dyn!(@every $generics [$($bounds)+] $($rest)*);
        crate::impls::opaque_dyn!(@every $generics [$($bounds)+ + $($auto)+] $($rest)*);
    };
    (@some $what:ident $generics:tt [$($bounds:tt)+]) => {
        crate::impls::opaque_dyn!(@$what $generics [$($bounds)+]);
        crate::impls::opaque_dyn!(@$what $generics [$($bounds)+ + Send]);
        crate::impls::opaque_dyn!(@$what $generics [$($bounds)+ + Send + Sync]);
    };
    (@object {$($generics:tt)*} [$($bounds:tt)+]) => {
        /// A gap, unless the value has no size: nobody can see what it owns.
        #[diagnostic::do_not_recommend]
        impl<'x, $($generics)*> crate::MemSize for dyn $($bounds)+ + 'x {
            fn trace(&self, tracer: &mut crate::Tracer<'_>) {
                crate::impls::trace_opaque(size_of_val(self), tracer);
            }
        }
    };
    (@target {$($generics:tt)*} [$($bounds:tt)+]) => {
        #[diagnostic::do_not_recommend]
        impl<'x, $($generics)*> crate::WeakTarget for dyn $($bounds)+ + 'x {}
    };
}
use opaque_dyn;

/// Leaves a gap for a value of so many bytes of which nothing else is known, unless it has no size.
pub(crate) fn trace_opaque(size: usize, tracer: &mut crate::Tracer<'_>) {
    if size > 0 {
        tracer.gap(crate::Gap::Opaque);
    }
}
