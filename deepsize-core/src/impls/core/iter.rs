//! `core::iter`: adapters and sources, which hide what they hold.

use core::iter::{
    Chain, Cloned, Copied, Cycle, Empty, Enumerate, Fuse, Once, Peekable, Repeat, RepeatN, Rev,
    Skip, StepBy, Take, Zip,
};

use crate::impls::{flat, hidden, opaque_dyn};
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
);

opaque_dyn!({T} [Iterator<Item = T>], [DoubleEndedIterator<Item = T>], [ExactSizeIterator<Item = T>]);
