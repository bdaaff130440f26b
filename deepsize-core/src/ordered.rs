//! Questions that only types with an order can be asked, put to types of which no bound says
//! whether they have one.
//!
//! A bound `K: Ord` on the impl for `BTreeMap<K, V>` would have to stand on every generic type
//! around it. So the key's own impl answers, which knows: [`MemSize::__when_ordered`]. It sees an
//! order that asks nothing of a parameter. The containers of std, whose order asks that their parts
//! have one, put the question to these.

use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::num::{Saturating, Wrapping};
use core::task::Poll;

use crate::MemSize;

/// A question about `T`, which can be asked if its values have an order. It keeps the answer.
pub trait WhenOrdered<T: ?Sized> {
    /// Finds the answer.
    fn ask(&mut self)
    where
        T: Ord;
}

/// A question about `Whole`, put to the part of it on whose order its own depends: to the one with
/// this index, after all before it.
pub(crate) struct ByPart<'q, const INDEX: usize, Whole>(pub(crate) &'q mut dyn WhenOrdered<Whole>);

/// The method `__when_ordered` of a type that has an order if this parameter has one, the only one
/// or the first of several.
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

/// Lets types be asked by the parts on whose order theirs depends, one after the other: those
/// before are known to have an order.
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
