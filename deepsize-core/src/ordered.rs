//! Questions that only types with an order can be asked, put to types of which no bound says
//! whether they have one.
//!
//! A bound `K: Ord` on the impl for `BTreeMap<K, V>` would have to stand on every generic type
//! around it. So the key's own impl answers, which knows: [`MemSize::__when_ordered`]. It sees the
//! order of types without parameters, and passes the question on to the parts of those with
//! parameters.

use core::marker::PhantomData;

use crate::MemSize;

/// A question about `T`, which can be asked if its values have an order.
pub trait WhenOrdered<T: ?Sized> {
    /// What the answer is.
    type Answer;

    /// The answer.
    fn ask(self) -> Self::Answer
    where
        T: Ord;
}

/// A question about `Whole`, put to the part of it on whose order its own depends: to the one with
/// this index, after all before it.
#[derive(Debug)]
pub(crate) struct ByPart<const INDEX: usize, Whole, W>(W, PhantomData<fn() -> Whole>);

impl<const INDEX: usize, Whole, W> ByPart<INDEX, Whole, W> {
    pub(crate) const fn new(question: W) -> Self {
        Self(question, PhantomData)
    }
}

/// The method `__when_ordered` of a type that has an order if this parameter has one, the only one
/// or the first of several.
macro_rules! ordered_by_part {
    ($part:ident) => {
        #[inline]
        fn __when_ordered<W: crate::ordered::WhenOrdered<Self>>(question: W) -> Option<W::Answer> {
            let question = crate::ordered::ByPart::<0, Self, W>::new(question);
            <$part as crate::MemSize>::__when_ordered(question).flatten()
        }
    };
}
pub(crate) use ordered_by_part;

/// Lets types be asked by their only part.
macro_rules! by_only_part {
    ($({$($generics:tt)*} $whole:ty;)+) => { $(
        impl<T, $($generics)* W: WhenOrdered<$whole>> WhenOrdered<T> for ByPart<0, $whole, W> {
            type Answer = Option<W::Answer>;

            #[inline]
            fn ask(self) -> Self::Answer
            where
                T: Ord,
            {
                Some(self.0.ask())
            }
        }
    )+ };
}
by_only_part! {
    {} Option<T>;
    {} alloc::vec::Vec<T>;
    {const N: usize,} [T; N];
}

/// Lets tuples be asked, part by part: those before are known to have an order.
macro_rules! by_parts {
    ($index:expr => [$($known:ident)*] $part:ident) => {
        impl<$($known: Ord,)* $part, W> WhenOrdered<$part>
            for ByPart<{ $index }, ($($known,)* $part,), W>
        where
            W: WhenOrdered<($($known,)* $part,)>,
        {
            type Answer = Option<W::Answer>;

            #[inline]
            fn ask(self) -> Self::Answer
            where
                $part: Ord,
            {
                Some(self.0.ask())
            }
        }
    };
    ($index:expr => [$($known:ident)*] $part:ident $next:ident $($rest:ident)*) => {
        impl<$($known: Ord,)* $part, $next: MemSize, $($rest: MemSize,)* W> WhenOrdered<$part>
            for ByPart<{ $index }, ($($known,)* $part, $next, $($rest,)*), W>
        where
            W: WhenOrdered<($($known,)* $part, $next, $($rest,)*)>,
        {
            type Answer = Option<W::Answer>;

            #[inline]
            fn ask(self) -> Self::Answer
            where
                $part: Ord,
            {
                type Next<Whole, W> = ByPart<{ $index + 1 }, Whole, W>;
                let next = Next::<($($known,)* $part, $next, $($rest,)*), W>::new(self.0);
                $next::__when_ordered(next).flatten()
            }
        }
        by_parts!($index + 1 => [$($known)* $part] $next $($rest)*);
    };
}
by_parts!(0 => [] A);
by_parts!(0 => [] A B);
by_parts!(0 => [] A B C);
by_parts!(0 => [] A B C D);
