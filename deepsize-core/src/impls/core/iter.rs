//! `core::iter`: adapters and sources, which hide what they hold.

use core::iter::{
    Chain, Cloned, Copied, Cycle, Empty, Enumerate, Filter, FilterMap, FlatMap, Flatten, FromFn,
    Fuse, Inspect, Map, MapWhile, Once, OnceWith, Peekable, Repeat, RepeatN, RepeatWith, Rev, Scan,
    Skip, SkipWhile, StepBy, Successors, Take, TakeWhile, Zip,
};

use crate::impls::{flat, hidden, hidden_function, opaque_dyn};
use crate::{Gap, MemSize};

flat!({T} Empty<T>);

hidden!(Gap::Opaque =>
    {T: MemSize} Once<T>: T;
    {T: MemSize} Repeat<T>: T;
    {T: MemSize} RepeatN<T>: T;
    {I: MemSize} Cloned<I>: I;
    {I: MemSize} Copied<I>: I;
    {I: MemSize} Cycle<I>: I;
    {I: MemSize} Enumerate<I>: I;
    {I: MemSize} Fuse<I>: I;
    {I: MemSize} Rev<I>: I;
    {I: MemSize} Skip<I>: I;
    {I: MemSize} StepBy<I>: I;
    {I: MemSize} Take<I>: I;
    {I: Iterator<Item: MemSize> + MemSize} Peekable<I>: I, I::Item;
    {I: MemSize, J: MemSize} Chain<I, J>: I, J;
    {I: MemSize, J: MemSize} Zip<I, J>: I, J;
    {I: Iterator<Item: IntoIterator<IntoIter: MemSize>> + MemSize} Flatten<I>:
        I, <I::Item as IntoIterator>::IntoIter;
);

hidden_function!(
    {I: MemSize, F} Filter<I, F>: F, I;
    {I: MemSize, F} FilterMap<I, F>: F, I;
    {I: MemSize, F} Inspect<I, F>: F, I;
    {I: MemSize, F} Map<I, F>: F, I;
    {I: MemSize, F} MapWhile<I, F>: F, I;
    {I: MemSize, F} SkipWhile<I, F>: F, I;
    {I: MemSize, F} TakeWhile<I, F>: F, I;
    {I: MemSize, S: MemSize, F} Scan<I, S, F>: F, I, S;
    {I: MemSize, U: IntoIterator<IntoIter: MemSize>, F} FlatMap<I, U, F>: F, I, U::IntoIter;
    {T: MemSize, F} Successors<T, F>: F, T;
    {F} FromFn<F>: F;
    {F} OnceWith<F>: F;
    {F} RepeatWith<F>: F;
);

opaque_dyn!(
    {T} [Iterator<Item = T>], [DoubleEndedIterator<Item = T>], [ExactSizeIterator<Item = T>]
);
