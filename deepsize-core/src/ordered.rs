//! Callbacks that need `T: Ord`, for types of which no bound says that they are `Ord`.
//!
//! A bound `K: Ord` on the impl for `BTreeMap<K, V>` would have to be repeated on every generic
//! type around the map. Instead the impl of the key makes the call, as it knows whether its type is
//! `Ord`: [`MemSize::__when_ordered`]. The impl that the derive writes asks the compiler. Small
//! generic structs and containers of std are `Ord` if their parameters are: they pass the callback
//! on to these first.

use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::num::{Saturating, Wrapping};
use core::task::Poll;

use crate::MemSize;

/// A question about `T` that can be asked if `T` is `Ord`. It keeps the answer.
pub trait WhenOrdered<T: ?Sized> {
    /// Finds the answer.
    fn ask(&mut self)
    where
        T: Ord;
}

/// A question about `Whole`, passed on to the part of it with this index. `Whole` is `Ord` if all
/// its parts are: those before this one are known to be.
pub(crate) struct ByPart<'q, const INDEX: usize, Whole>(pub(crate) &'q mut dyn WhenOrdered<Whole>);

/// The method `__when_ordered` of a type that is `Ord` if its parameters are, of which this is the
/// first.
macro_rules! ordered_by_part {
    ($part:ident) => {
        #[inline]
        fn __when_ordered(question: &mut dyn crate::ordered::WhenOrdered<Self>) {
            let mut question = crate::ordered::ByPart::<0, Self>(question);
            <$part as crate::MemSize>::__when_ordered(&mut question);
        }
    };
}
pub(crate) use ordered_by_part;

/// Passes the question on from part to part: each impl is for one part, and knows that those before
/// it are `Ord`; the one for the last part asks.
macro_rules! by_parts {
    ($({$($generics:tt)*} $whole:ty: $($part:ident)+;)+) => {
        $( by_parts!(0 => {$($generics)*} $whole: [] $($part)+); )+
    };
    ($index:expr => {$($generics:tt)*} $whole:ty: [$($known:ident)*] $part:ident) => {
        impl<$($known: Ord,)* $part, $($generics)*> WhenOrdered<$part>
            for ByPart<'_, { $index }, $whole>
        {
            #[inline]
            fn ask(&mut self)
            where
                $part: Ord,
            {
                self.0.ask();
            }
        }
    };
    (
        $index:expr => {$($generics:tt)*} $whole:ty:
        [$($known:ident)*] $part:ident $next:ident $($rest:ident)*
    ) => {
        impl<$($known: Ord,)* $part, $next: MemSize, $($rest: MemSize,)* $($generics)*>
            WhenOrdered<$part> for ByPart<'_, { $index }, $whole>
        {
            #[inline]
            fn ask(&mut self)
            where
                $part: Ord,
            {
                let mut next = ByPart::<{ $index + 1 }, $whole>(self.0);
                <$next as MemSize>::__when_ordered(&mut next);
            }
        }
        by_parts!($index + 1 => {$($generics)*} $whole: [$($known)* $part] $next $($rest)*);
    };
}

by_parts! {
    {} Option<A>: A;
    {} Poll<A>: A;
    {} Result<A, B>: A B;
    {} Reverse<A>: A;
    {} Saturating<A>: A;
    {} Wrapping<A>: A;
    {} BTreeMap<A, B>: A B;
    {} BTreeSet<A>: A;
    {} LinkedList<A>: A;
    {} Vec<A>: A;
    {} VecDeque<A>: A;
    {const N: usize,} [A; N]: A;
    {} (A,): A;
    {} (A, B): A B;
    {} (A, B, C): A B C;
    {} (A, B, C, D): A B C D;
    {} (A, B, C, D, E): A B C D E;
    {} (A, B, C, D, E, F): A B C D E F;
}
